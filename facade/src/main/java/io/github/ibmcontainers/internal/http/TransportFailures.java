package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.HostNotFoundException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.internal.text.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Maps network and TLS failures of OkHttp to typed exceptions. */
public final class TransportFailures {
  private static final int LONGEST_CAUSE_CHAIN = 16;

  /** OkHttp's own messages; these failures have no type of their own. */
  private static final String PROXY_LOGIN_FAILED = "Failed to authenticate with proxy";

  private static final String PROXY_REFUSED = "Unexpected response code for CONNECT";

  private static final String REFUSED_STREAM = "stream was reset: REFUSED_STREAM";

  private static final String NOT_TRUSTED =
      "is not trusted by this machine; if a proxy intercepts TLS, add its CA to the trust store";

  private TransportFailures() {}

  /**
   * Returns the exception for a failure.
   *
   * @param attempted the activity that failed, such as an operation's id
   * @param url the request's URL, of which only host and port appear in the message
   * @param time the time spent on the call, for the message of a timeout
   */
  public static ContainersException of(
      String attempted, HttpUrl url, IOException e, TimeSpent time) {
    return of(attempted, url, e, NOT_TRUSTED, time);
  }

  /**
   * Returns the exception for a failure at a server for which other CAs than the JVM's are trusted.
   *
   * @param attempted the activity that failed, such as an operation's id
   * @param url the request's URL, of which only host and port appear in the message
   * @param notTrusted the description of an untrusted certificate: "is not signed by ..."
   */
  public static ContainersException of(
      String attempted, HttpUrl url, IOException e, String notTrusted) {
    return of(attempted, url, e, notTrusted, null);
  }

  private static ContainersException of(
      String attempted, HttpUrl url, IOException e, String notTrusted, @Nullable TimeSpent time) {
    if (e instanceof CallFailure carrier) {
      return carrier.failure();
    }
    String server = url.host() + ":" + url.port();
    if (e instanceof UnknownHostException) {
      return new HostNotFoundException(
          "%s failed: host %s can't be resolved; check the endpoint and the network"
              .formatted(attempted, url.host()),
          e);
    }
    if (isClosedHandshake(e)) {
      return new ConnectionException(
          attempted + " failed: " + server + " closed the connection during the TLS handshake", e);
    }
    if (e instanceof SSLException) {
      return new TlsException(
          attempted + " failed at " + server + ": " + tlsReason(e, url.host(), notTrusted), e);
    }
    if (e instanceof SocketTimeoutException || isCallTimeout(e)) {
      String spent = time == null ? "" : ": " + (isCallTimeout(e) ? "" : noAnswer(e)) + time;
      return new CallTimeoutException(
          attempted + " failed: " + server + " did not answer in time" + spent, e);
    }
    if (e instanceof InterruptedIOException) {
      // OkHttp does not always keep the flag.
      Thread.currentThread().interrupt();
      return new CallCanceledException(
          attempted + " was interrupted before " + server + " responded", e);
    }
    if ("Canceled".equals(e.getMessage())) {
      return new CallCanceledException(
          attempted + " was canceled before " + server + " responded", e);
    }
    if (isRefusedByProxy(e)) {
      String reason =
          PROXY_LOGIN_FAILED.equals(e.getMessage())
              ? "407, it requires authentication; configure it on the OkHttpClient"
              : Excerpt.of(String.valueOf(e.getMessage()));
      return new ConnectionException(
          attempted + " failed: the proxy refused to connect to " + server + ": " + reason, e);
    }
    if (e instanceof ConnectException) {
      return new ConnectionException(
          attempted + " failed: no connection to " + server + "; is the server running?", e);
    }
    return new ConnectionException(
        "%s failed: the connection to %s broke before the response was complete"
            .formatted(attempted, server),
        e);
  }

  /**
   * Returns whether the connection ended within the TLS handshake, which says nothing about
   * certificates and may not happen again.
   */
  static boolean isClosedHandshake(IOException e) {
    List<Throwable> causes = e instanceof SSLException ? causes(e.getCause()) : List.of();
    return causes.stream()
            .anyMatch(it -> it instanceof EOFException || it instanceof SocketException)
        && causes.stream().noneMatch(TransportFailures::isAboutCertificate);
  }

  /** Returns whether a proxy answered the request for a tunnel with a refusal. */
  static boolean isRefusedByProxy(IOException e) {
    String message = e.getMessage();
    return message != null
        && (message.equals(PROXY_LOGIN_FAILED) || message.startsWith(PROXY_REFUSED));
  }

  /** Returns whether an HTTP/2 server guarantees that it hasn't processed the request. */
  static boolean isRefusedStream(IOException e) {
    return REFUSED_STREAM.equals(e.getMessage());
  }

  /** Returns a failure and its causes, of which there are no more than one looks at. */
  private static List<Throwable> causes(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(LONGEST_CAUSE_CHAIN)
        .toList();
  }

  private static boolean isAboutCertificate(Throwable failure) {
    return failure instanceof CertificateException
        || failure instanceof CertPathBuilderException
        || failure instanceof CertPathValidatorException;
  }

  /** Whether OkHttp's call timeout ended the call; it has no type of its own. */
  static boolean isCallTimeout(IOException e) {
    return e instanceof InterruptedIOException
        && !(e instanceof SocketTimeoutException)
        && "timeout".equals(e.getMessage());
  }

  /** A timeout of a connection attempt, or of a single read or write. */
  private static String noAnswer(IOException e) {
    String connecting = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return connecting.contains("connect") ? "no connection " : "no data ";
  }

  private static String tlsReason(IOException e, String host, String notTrusted) {
    if (e instanceof SSLPeerUnverifiedException) {
      return "the server's certificate is for another host than " + host;
    }
    List<Throwable> causes = causes(e);
    for (Throwable cause : causes) {
      if (cause instanceof CertificateExpiredException) {
        return "the server's certificate has expired";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "the server's certificate is not valid yet; check this machine's clock";
      }
    }
    return causes.stream().anyMatch(TransportFailures::isAboutCertificate)
        ? "the server's certificate " + notTrusted
        : "the TLS handshake failed";
  }
}

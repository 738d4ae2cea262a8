package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.HostNotFoundException;
import io.github.ibmcontainers.error.TlsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/** Tells the ways apart in which no answer comes. */
public final class Failures {
  private Failures() {}

  /**
   * The typed exception for what OkHttp threw.
   *
   * @param what what was tried, such as an operation's id
   * @param url where; only host and port get into the message
   */
  public static ContainersException of(String what, HttpUrl url, IOException e) {
    if (e instanceof CallFailure carrier) {
      return carrier.failure();
    }
    String server = url.host() + ":" + url.port();
    if (e instanceof UnknownHostException) {
      return new HostNotFoundException(
          what + " failed: the name " + url.host() + " is unknown here; check endpoint and network",
          e);
    }
    if (e instanceof SSLException) {
      return new TlsException(what + " failed: " + tlsReason(e, url), e);
    }
    if (e instanceof SocketTimeoutException || isCallTimeout(e)) {
      return new CallTimeoutException(what + " failed: " + server + " did not answer in time", e);
    }
    if (e instanceof InterruptedIOException) {
      // OkHttp does not always keep the flag.
      Thread.currentThread().interrupt();
      return new CallCanceledException(what + " was interrupted before " + server + " answered", e);
    }
    if ("Canceled".equals(e.getMessage())) {
      return new CallCanceledException(what + " was cancelled before " + server + " answered", e);
    }
    if (e instanceof ConnectException) {
      return new ConnectionException(
          what + " failed: no connection to " + server + "; is the server there?", e);
    }
    return new ConnectionException(
        what + " failed: the connection to " + server + " broke before the answer was complete", e);
  }

  /** OkHttp's call timeout is an {@link InterruptedIOException} that says so. */
  static boolean isCallTimeout(IOException e) {
    return e instanceof InterruptedIOException && "timeout".equals(e.getMessage());
  }

  private static String tlsReason(IOException e, HttpUrl url) {
    if (e instanceof SSLPeerUnverifiedException) {
      return "the certificate of " + url.host() + " is for another host";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "the certificate of " + url.host() + " has expired";
      }
      if (cause instanceof CertificateException) {
        return "the certificate of "
            + url.host()
            + " is not trusted here; is there a proxy with a CA of its own?";
      }
    }
    return "no secure connection to " + url.host() + ":" + url.port() + " came about";
  }
}

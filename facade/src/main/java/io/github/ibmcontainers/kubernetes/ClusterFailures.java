package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.internal.http.TransportFailures;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/** Says why no answer came from a cluster, and for a certificate what is wrong with it. */
final class ClusterFailures {
  private static final int LONGEST_CHAIN = 16;

  private ClusterFailures() {}

  /**
   * @param what what was tried
   * @param ownAuthority whether the cluster's own CA is what is trusted
   */
  static ContainersException of(String what, HttpUrl url, IOException e, boolean ownAuthority) {
    if (e instanceof ClusterCallFailure carrier) {
      return carrier.failure();
    }
    if (e instanceof SSLException) {
      String server = url.host() + ":" + url.port();
      String reason = reason(e, url.host(), ownAuthority);
      if (!reason.isEmpty()) {
        return new TlsException(what + " was refused at " + server + ": " + reason, e);
      }
    }
    return TransportFailures.of(what, url, e);
  }

  private static String reason(IOException e, String host, boolean ownAuthority) {
    if (e instanceof SSLPeerUnverifiedException) {
      return "the server's certificate is for another host than " + host;
    }
    int depth = 0;
    boolean certificate = false;
    for (Throwable cause = e; cause != null && depth < LONGEST_CHAIN; cause = cause.getCause()) {
      depth++;
      if (cause instanceof CertificateExpiredException) {
        return "the server's certificate has expired";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "the server's certificate is not valid yet; is this machine's clock right?";
      }
      certificate |=
          cause instanceof CertificateException
              || cause instanceof CertPathBuilderException
              || cause instanceof CertPathValidatorException;
    }
    if (!certificate) {
      return "";
    }
    return ownAuthority
        ? "the server's certificate is not signed by the cluster's CA"
        : "the server's certificate is not signed by a CA that this machine trusts, and the kubeconfig has no CA"
            + " of the cluster";
  }
}

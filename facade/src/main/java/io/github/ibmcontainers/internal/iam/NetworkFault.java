package io.github.ibmcontainers.internal.iam;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words why no answer came. */
final class NetworkFault {
  private NetworkFault() {}

  static String describe(IOException fault, String host) {
    if (has(fault, UnknownHostException.class)) {
      return "the host " + host + " is not known (DNS)";
    }
    if (has(fault, java.security.cert.CertificateException.class)
        || has(fault, java.security.cert.CertPathValidatorException.class)) {
      return "the certificate of " + host + " is not trusted";
    }
    if (has(fault, SSLException.class)) {
      return "the TLS handshake with " + host + " failed";
    }
    if (has(fault, SocketTimeoutException.class)) {
      return host + " did not answer in time";
    }
    if (has(fault, ConnectException.class)) {
      return host + " refused the connection";
    }
    if (has(fault, InterruptedIOException.class)) {
      return "the call to " + host + " was cut short (timeout or interrupt)";
    }
    return "the connection to " + host + " broke (" + fault.getClass().getSimpleName() + ")";
  }

  private static boolean has(@Nullable Throwable fault, Class<? extends Throwable> kind) {
    int depth = 0;
    for (Throwable t = fault; t != null && depth < 16; t = t.getCause(), depth++) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}

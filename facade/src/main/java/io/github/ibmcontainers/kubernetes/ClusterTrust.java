package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * TLS settings of connections to a cluster: only the cluster's own CA is trusted or, if there is
 * none, the CAs of the base client. A client certificate is optional.
 *
 * @param authorities the cluster's CAs; empty for the trust of the base client
 * @param identity the client certificate
 */
record ClusterTrust(List<X509Certificate> authorities, Optional<Identity> identity) {

  /** A client certificate with its key and its intermediate certificates. */
  record Identity(HeldCertificate certificate, List<X509Certificate> intermediates) {

    /**
     * @throws KubeconfigException if the certificate or the key can't be read
     */
    static Identity ofPem(String certificates, String key) {
      List<X509Certificate> chain = Pem.certificates("client certificate", certificates);
      return new Identity(Pem.identity(chain.get(0), key), chain.subList(1, chain.size()));
    }

    @Override
    public String toString() {
      return "Identity";
    }
  }

  /**
   * Sets the trusted CAs and the client certificate.
   *
   * @param base the client from which the builder is derived
   */
  void apply(OkHttpClient.Builder builder, OkHttpClient base) {
    if (authorities.isEmpty() && identity.isEmpty()) {
      return;
    }
    HandshakeCertificates.Builder certificates = clientCertificate();
    authorities.forEach(certificates::addTrustedCertificate);
    X509TrustManager kept = authorities.isEmpty() ? base.x509TrustManager() : null;
    HandshakeCertificates handshake = certificates.build();
    set(builder, handshake.keyManager(), kept == null ? handshake.trustManager() : kept);
  }

  /** Returns the description of an untrusted server certificate. */
  static String notTrusted(boolean ownAuthority) {
    return ownAuthority
        ? "is not signed by the cluster's CA"
        : "is not signed by a CA that this machine trusts, and the kubeconfig has no CA of the cluster";
  }

  /** Sets the client certificate, and trusts any server certificate for a host. */
  void applyUnchecked(OkHttpClient.Builder builder, String host) {
    // addInsecureHost of okhttp-tls isn't used, because it compares the name of the socket's
    // address, which differs from the host of the URL if that is an address.
    set(builder, clientCertificate().build().keyManager(), new TrustsAll());
    builder.hostnameVerifier((name, session) -> name.equals(host));
  }

  private HandshakeCertificates.Builder clientCertificate() {
    HandshakeCertificates.Builder certificates = new HandshakeCertificates.Builder();
    identity.ifPresent(
        own ->
            certificates.heldCertificate(
                own.certificate(), own.intermediates().toArray(new X509Certificate[0])));
    return certificates;
  }

  private static void set(
      OkHttpClient.Builder builder, KeyManager keyManager, X509TrustManager trustManager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keyManager}, new TrustManager[] {trustManager}, null);
      builder.sslSocketFactory(context.getSocketFactory(), trustManager);
    } catch (GeneralSecurityException e) {
      throw new KubeconfigException("The client certificate can't be used", e);
    }
  }

  /** Trusts all certificates, for {@code insecure()}. */
  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

package io.github.ibmcontainers.kubernetes;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to a cluster is secured: by the cluster's own CA and no other, or, if it has
 * none, by the CAs that the machine trusts; and with a client certificate, if there is one.
 *
 * @param authorities the cluster's CAs; empty to trust what the base client trusts
 * @param identity the client certificate
 */
record ClusterTrust(List<X509Certificate> authorities, Optional<Identity> identity) {

  /** A client certificate with its chain and key. */
  record Identity(List<X509Certificate> chain, PrivateKey key) {
    @Override
    public String toString() {
      return "Identity";
    }
  }

  /**
   * Sets trust and client certificate.
   *
   * @param base what the builder comes from; its trust is kept if the cluster has no CA of its own
   */
  void apply(OkHttpClient.Builder builder, OkHttpClient base) {
    if (!authorities.isEmpty() || identity.isPresent()) {
      X509TrustManager given = authorities.isEmpty() ? base.x509TrustManager() : null;
      set(builder, given == null ? trustManager() : given);
    }
  }

  /** Sets the client certificate, and trust in anything that calls itself that host. */
  void applyUnchecked(OkHttpClient.Builder builder, String host) {
    set(builder, new TrustsAll());
    builder.hostnameVerifier((name, session) -> name.equals(host));
  }

  private void set(OkHttpClient.Builder builder, X509TrustManager trustManager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), new TrustManager[] {trustManager}, new SecureRandom());
      builder.sslSocketFactory(context.getSocketFactory(), trustManager);
    } catch (GeneralSecurityException e) {
      throw new KubeconfigException("The cluster's CA or the client certificate cannot be used", e);
    }
  }

  private X509TrustManager trustManager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities.isEmpty() ? null : store());
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager found) {
          return found;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new KubeconfigException("The cluster's CA cannot be used", e);
    }
    throw new IllegalStateException("this JDK has no X.509 trust manager");
  }

  private KeyStore store() throws GeneralSecurityException {
    KeyStore store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca" + i, authorities.get(i));
    }
    return store;
  }

  private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException {
    if (identity.isEmpty()) {
      return null;
    }
    KeyStore store = empty();
    store.setKeyEntry(
        "client",
        identity.get().key(),
        new char[0],
        identity.get().chain().toArray(new X509Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  /** For {@code insecure()}, which a caller has to ask for, cluster by cluster. */
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

  private static KeyStore empty() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (java.io.IOException e) {
      throw new java.security.KeyStoreException(e);
    }
    return store;
  }
}

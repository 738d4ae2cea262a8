package io.github.ibmcontainers.fake.kubernetes;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Selects the server certificate by SNI: the publicly trusted one for its host names, the one of
 * the cluster's CA for others. Without SNI, as for IP addresses, the selection depends on the kind
 * of cluster.
 */
final class SniKeyManager extends X509ExtendedKeyManager {
  private static final String OWN = "own";
  private static final String TRUSTED = "trusted";

  private final List<HeldCertificate> own;
  private final List<HeldCertificate> trusted;
  private final List<String> trustedNames;
  private final String defaultAlias;

  SniKeyManager(
      List<HeldCertificate> own,
      List<HeldCertificate> trusted,
      List<String> trustedNames,
      boolean trustedByDefault) {
    this.own = own;
    this.trusted = trusted;
    this.trustedNames = trustedNames;
    this.defaultAlias = trustedByDefault ? TRUSTED : OWN;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    // The keys are elliptic curve keys. With null, TLS tries the next key type.
    return keyType.startsWith("EC") && socket instanceof SSLSocket tls
        ? alias(tls.getHandshakeSession())
        : null;
  }

  private String alias(@Nullable SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      for (SNIServerName name : extended.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return trustedNames.contains(host.getAsciiName()) ? TRUSTED : OWN;
        }
      }
    }
    return defaultAlias;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return (alias.equals(TRUSTED) ? trusted : own)
        .stream().map(HeldCertificate::certificate).toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return (alias.equals(TRUSTED) ? trusted : own).get(0).keyPair().getPrivate();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {OWN, TRUSTED};
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}

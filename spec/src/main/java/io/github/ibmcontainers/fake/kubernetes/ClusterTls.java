package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.iam.SigningKey;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The keys and certificates of one cluster: made when its master is first called. Immutable. */
final class ClusterTls {
  private final HeldCertificate authority;
  private final HeldCertificate admin;
  private final SSLSocketFactory sockets;

  ClusterTls(Cluster cluster, PublicAuthority everybodys) {
    authority = PublicAuthority.authority("cluster-ca-" + cluster.id());
    admin =
        new HeldCertificate.Builder()
            .commonName("admin")
            .organizationalUnit("system:masters")
            .keyPair(SigningKey.newPair())
            .signedBy(authority)
            .duration(365, TimeUnit.DAYS)
            .build();
    sockets =
        sockets(
            PublicAuthority.server(authority, Hosts.ownNames(cluster)),
            everybodys.issue(Hosts.trustedNames(cluster)),
            cluster);
  }

  private SSLSocketFactory sockets(HeldCertificate own, HeldCertificate trusted, Cluster cluster) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {
            new SniKeyManager(
                List.of(own, authority),
                List.of(trusted),
                Hosts.trustedNames(cluster),
                cluster.openShift())
          },
          new TrustManager[] {
            new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build()
                .trustManager()
          },
          null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  SSLSocketFactory sockets() {
    return sockets;
  }

  /** The certificate of the cluster's own authority as PEM. */
  String authorityPem() {
    return authority.certificatePem();
  }

  java.security.cert.X509Certificate authorityCertificate() {
    return authority.certificate();
  }

  /** The administrator's certificate as PEM. */
  String adminPem() {
    return admin.certificatePem();
  }

  /** The administrator's private key as PEM: RSA in PKCS #1, which every client reads. */
  String adminKeyPem() {
    return admin.privateKeyPkcs1Pem();
  }
}

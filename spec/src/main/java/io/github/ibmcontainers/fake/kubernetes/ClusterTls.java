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

/** The keys and certificates of one cluster, created when its master is first used. Immutable. */
final class ClusterTls {
  private final HeldCertificate ca;
  private final HeldCertificate admin;
  private final SSLSocketFactory sockets;

  ClusterTls(Cluster cluster, PublicCa publicCa) {
    ca = PublicCa.newCa("cluster-ca-" + cluster.id());
    admin =
        new HeldCertificate.Builder()
            .commonName("admin")
            .organizationalUnit("system:masters")
            .keyPair(SigningKey.newPair())
            .signedBy(ca)
            .duration(365, TimeUnit.DAYS)
            .build();
    sockets =
        sockets(
            PublicCa.server(ca, HostNames.ownNames(cluster)),
            publicCa.issue(HostNames.trustedNames(cluster)),
            cluster);
  }

  private SSLSocketFactory sockets(HeldCertificate own, HeldCertificate trusted, Cluster cluster) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {
            new SniKeyManager(
                List.of(own, ca),
                List.of(trusted),
                HostNames.trustedNames(cluster),
                cluster.openShift())
          },
          new TrustManager[] {
            new HandshakeCertificates.Builder()
                .addTrustedCertificate(ca.certificate())
                .build()
                .trustManager()
          },
          null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS is not available in this Java runtime", e);
    }
  }

  SSLSocketFactory sockets() {
    return sockets;
  }

  /** Returns the certificate of the cluster's CA as PEM text. */
  String caPem() {
    return ca.certificatePem();
  }

  java.security.cert.X509Certificate caCertificate() {
    return ca.certificate();
  }

  /** Returns the administrator's certificate as PEM text. */
  String adminPem() {
    return admin.certificatePem();
  }

  /** Returns the administrator's private key as PEM text, in PKCS #1, which all clients support. */
  String adminKeyPem() {
    return admin.privateKeyPkcs1Pem();
  }
}

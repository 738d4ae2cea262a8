package io.github.ibmcontainers.fake.kubernetes;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A CA that plays the part of the publicly trusted CAs. Its key is created on first use.
 * Thread-safe.
 */
public final class PublicCa {
  private @Nullable HeldCertificate ca;

  /** Creates a CA. */
  public PublicCa() {}

  /** Returns the certificate that clients of this fake cloud must trust. */
  public X509Certificate certificate() {
    return held().certificate();
  }

  /** Returns the certificate as PEM text. */
  public String certificatePem() {
    return held().certificatePem();
  }

  private synchronized HeldCertificate held() {
    HeldCertificate current = ca;
    if (current == null) {
      current = newCa("Fake Public CA");
      ca = current;
    }
    return current;
  }

  /** Issues a server certificate for the given names. */
  HeldCertificate issue(List<String> names) {
    return server(held(), names);
  }

  static HeldCertificate newCa(String name) {
    return new HeldCertificate.Builder()
        .commonName(name)
        .certificateAuthority(0)
        .duration(365, TimeUnit.DAYS)
        .build();
  }

  static HeldCertificate server(HeldCertificate signer, List<String> names) {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .commonName(names.get(0).length() > 60 ? "master" : names.get(0))
            .signedBy(signer)
            .duration(365, TimeUnit.DAYS);
    names.forEach(builder::addSubjectAlternativeName);
    return builder.build();
  }
}

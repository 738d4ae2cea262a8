package io.github.ibmcontainers.fake.kubernetes;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The authority that stands for the ones that every client trusts. Thread-safe, made on first use.
 */
public final class PublicAuthority {
  private @Nullable HeldCertificate authority;

  /** An authority without a key yet. */
  public PublicAuthority() {}

  /** What a client of this fake cloud has to trust as it trusts the public authorities. */
  public X509Certificate certificate() {
    return held().certificate();
  }

  /** The same as PEM, as command line clients take it. */
  public String certificatePem() {
    return held().certificatePem();
  }

  private synchronized HeldCertificate held() {
    HeldCertificate current = authority;
    if (current == null) {
      current = authority("Fake Public CA");
      authority = current;
    }
    return current;
  }

  /** A server certificate for those names. */
  HeldCertificate issue(List<String> names) {
    return server(held(), names);
  }

  static HeldCertificate authority(String name) {
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

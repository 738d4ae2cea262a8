package io.github.ibmcontainers.kubernetes;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates from PEM. */
final class PemCertificates {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private PemCertificates() {}

  /**
   * All certificates of a text, in order; what stands around them is passed over.
   *
   * @param what the text's name in the message
   * @throws KubeconfigException if there is none, or one cannot be read
   */
  static List<X509Certificate> read(String what, String pem) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(pem);
    while (blocks.find()) {
      certificates.add(one(what, blocks.group()));
    }
    if (certificates.isEmpty()) {
      throw new KubeconfigException("The " + what + " holds no certificate in PEM form");
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate one(String what, String block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new KubeconfigException("The " + what + " holds a certificate that cannot be read", e);
    }
  }
}

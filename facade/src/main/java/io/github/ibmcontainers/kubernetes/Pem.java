package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;

/**
 * Reads certificates and private keys from PEM. Keys may be in PKCS #8 or in the older formats for
 * RSA (PKCS #1) and EC (SEC 1). The older formats are converted to PKCS #8, because neither the JDK
 * nor okhttp-tls reads them. Messages contain no part of a key.
 */
final class Pem {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]*)-----END \\1-----");

  private static final ByteString VERSION_0 = ByteString.decodeHex("020100");

  /** rsaEncryption with its null parameter (RFC 8017, A.1). */
  private static final ByteString RSA_ALGORITHM =
      ByteString.decodeHex("300d06092a864886f70d0101010500");

  /** id-ecPublicKey (RFC 5480, 2.1.1). */
  private static final ByteString EC_ALGORITHM = ByteString.decodeHex("06072a8648ce3d0201");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int EC_PARAMETERS = 0xa0;

  private Pem() {}

  /**
   * Returns all certificates of a text, in order. Text around them is ignored.
   *
   * @param what the name of the text in messages
   * @throws KubeconfigException if there is none, or one can't be read
   */
  static List<X509Certificate> certificates(String what, String pem) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = CERTIFICATE.matcher(pem);
    while (blocks.find()) {
      certificates.add(certificate(what, blocks.group()));
    }
    if (certificates.isEmpty()) {
      throw new KubeconfigException("The " + what + " contains no certificate in PEM format");
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate certificate(String what, String block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new KubeconfigException(
          "The " + what + " contains a certificate that can't be read", e);
    }
  }

  /**
   * Returns a client certificate with its key.
   *
   * @throws KubeconfigException if the key doesn't belong to the certificate
   */
  static HeldCertificate identity(X509Certificate certificate, String keyPem) {
    PrivateKey key = key(keyPem);
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      throw new KubeconfigException("The client key doesn't belong to the client certificate");
    }
    return new HeldCertificate(new KeyPair(certificate.getPublicKey(), key), certificate);
  }

  /**
   * Returns the first private key of a text.
   *
   * @throws KubeconfigException if there is none, or it can't be read
   */
  static PrivateKey key(String pem) {
    Matcher block = KEY.matcher(pem);
    if (!block.find()) {
      throw new KubeconfigException(
          "The client key is not an unencrypted private key in PEM format");
    }
    try {
      ByteString der = ByteString.of(Base64.getMimeDecoder().decode(block.group(2)));
      return switch (block.group(1)) {
        case "RSA PRIVATE KEY" -> key("RSA", pkcs8(RSA_ALGORITHM, der));
        case "EC PRIVATE KEY" -> key("EC", pkcs8(der(SEQUENCE, EC_ALGORITHM, ecCurve(der)), der));
        default -> rsaOrEc(der);
      };
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      // Without the cause, because its message may contain parts of the key.
      throw new KubeconfigException("The client key can't be read. It must be an RSA or EC key.");
    }
  }

  private static PrivateKey rsaOrEc(ByteString der) throws GeneralSecurityException {
    try {
      return key("RSA", der);
    } catch (GeneralSecurityException e) {
      return key("EC", der);
    }
  }

  private static PrivateKey key(String algorithm, ByteString pkcs8)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8.toByteArray()));
  }

  private static ByteString pkcs8(ByteString algorithm, ByteString key) {
    return der(SEQUENCE, VERSION_0, algorithm, der(OCTETS, key));
  }

  /** Returns the curve of an EC key of SEC 1, which is in its element [0] (RFC 5915). */
  private static ByteString ecCurve(ByteString der) {
    int at = content(der, 0);
    while (at < der.size()) {
      int content = content(der, at);
      int end = Math.addExact(content, length(der, at));
      if ((der.getByte(at) & 0xff) == EC_PARAMETERS) {
        return der.substring(content, end);
      }
      at = end;
    }
    throw new IllegalArgumentException("no curve");
  }

  /** Returns the start of the content of the element at an offset. */
  private static int content(ByteString der, int at) {
    int first = der.getByte(at + 1) & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int length(ByteString der, int at) {
    int first = der.getByte(at + 1) & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = at + 2; i < content(der, at); i++) {
      length = Math.addExact(Math.multiplyExact(length, 256), der.getByte(i) & 0xff);
    }
    return length;
  }

  private static ByteString der(int tag, ByteString... parts) {
    Buffer content = new Buffer();
    for (ByteString part : parts) {
      content.write(part);
    }
    int size = Math.toIntExact(content.size());
    Buffer out = new Buffer().writeByte(tag);
    if (size < 0x80) {
      out.writeByte(size);
    } else if (size < 0x100) {
      out.writeByte(0x81).writeByte(size);
    } else if (size < 0x10000) {
      out.writeByte(0x82).writeShort(size);
    } else {
      throw new IllegalArgumentException("invalid length");
    }
    out.write(content, content.size());
    return out.readByteString();
  }
}

package io.github.ibmcontainers.kubernetes;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key from PEM: PKCS #8, and the older forms of RSA (PKCS #1) and EC (SEC 1) keys. */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]*)-----END \\1-----");

  /** The algorithm of RSA keys, rsaEncryption with its null parameter (RFC 8017, A.1). */
  private static final byte[] RSA_ALGORITHM =
      bytes(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0);

  /** id-ecPublicKey (RFC 5480, 2.1.1). */
  private static final byte[] EC_OID = bytes(6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1);

  private static final byte[] VERSION_0 = bytes(2, 1, 0);
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int EC_PARAMETERS = 0xa0;

  private PemKey() {}

  /**
   * @throws KubeconfigException if there is no key, or it cannot be read; the message holds nothing
   *     of it
   */
  static PrivateKey read(String pem) {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new KubeconfigException(
          "The client key is no private key in PEM form that is not encrypted");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(block.group(2));
      return switch (block.group(1)) {
        case "RSA PRIVATE KEY" ->
            key("RSA", tagged(SEQUENCE, join(VERSION_0, RSA_ALGORITHM, tagged(OCTETS, der))));
        case "EC PRIVATE KEY" ->
            key(
                "EC",
                tagged(
                    SEQUENCE,
                    join(
                        VERSION_0,
                        tagged(SEQUENCE, join(EC_OID, ecCurve(der))),
                        tagged(OCTETS, der))));
        default -> eitherKind(der);
      };
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      // Without the cause, whose message may hold parts of the key.
      throw new KubeconfigException("The client key cannot be read; it should be RSA or EC");
    }
  }

  private static PrivateKey eitherKind(byte[] der) throws GeneralSecurityException {
    try {
      return key("RSA", der);
    } catch (GeneralSecurityException e) {
      return key("EC", der);
    }
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /** The curve that an EC key of SEC 1 names in its part [0] (RFC 5915). */
  private static byte[] ecCurve(byte[] der) {
    int at = content(der, 0);
    while (at < der.length) {
      int content = content(der, at);
      int end = content + length(der, at);
      if ((der[at] & 0xff) == EC_PARAMETERS) {
        return Arrays.copyOfRange(der, content, end);
      }
      at = end;
    }
    throw new IllegalArgumentException("no curve");
  }

  /** Where the content of the element at that place starts. */
  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = at + 2; i < content(der, at); i++) {
      length = Math.addExact(Math.multiplyExact(length, 256), der[i] & 0xff);
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int size = content.length;
    if (size < 0x80) {
      out.write(size);
    } else if (size < 0x100) {
      out.writeBytes(bytes(0x81, size));
    } else if (size < 0x10000) {
      out.writeBytes(bytes(0x82, size >> 8, size));
    } else {
      throw new IllegalArgumentException("no key is that long");
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

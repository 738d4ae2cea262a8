package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  /** The OID of prime256v1, as in RFC 5480. */
  private static final ByteString P256 = ByteString.decodeHex("06082a8648ce3d030107");

  /** Encodes the key as OpenSSL's {@code ec} command does: ECPrivateKey of RFC 5915. */
  static String sec1(HeldCertificate held) {
    return pem("EC PRIVATE KEY", sec1(held, 32, ByteString.EMPTY).toByteArray());
  }

  /**
   * @param octets the length of the private key, which is padded with zeros
   * @param more what follows the name of the curve
   */
  private static ByteString sec1(HeldCertificate held, int octets, ByteString more) {
    byte[] number = ((ECPrivateKey) held.keyPair().getPrivate()).getS().toByteArray();
    byte[] padded = new byte[octets];
    byte[] unsigned = number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    System.arraycopy(unsigned, 0, padded, octets - unsigned.length, unsigned.length);
    return der(
        0x30, ByteString.decodeHex("020101"), der(4, ByteString.of(padded)), der(0xa0, P256), more);
  }

  /** Encodes an element with the shortest form of its length, as DER requires. */
  private static ByteString der(int tag, ByteString... parts) {
    Buffer content = new Buffer();
    for (ByteString part : parts) {
      content.write(part);
    }
    int size = (int) content.size();
    Buffer out = new Buffer().writeByte(tag);
    if (size < 128) {
      out.writeByte(size);
    } else if (size < 256) {
      out.writeByte(0x81).writeByte(size);
    } else if (size < 65_536) {
      out.writeByte(0x82).writeShort(size);
    } else {
      out.writeByte(0x83).writeByte(size >> 16).writeShort(size);
    }
    return out.write(content.readByteString()).readByteString();
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  @Test
  void readsAllFormats() {
    HeldCertificate rsa = new HeldCertificate.Builder().rsa2048().build();
    HeldCertificate ec = new HeldCertificate.Builder().ecdsa256().build();
    assertThat(Pem.key(rsa.privateKeyPkcs8Pem())).isEqualTo(rsa.keyPair().getPrivate());
    assertThat(Pem.key(rsa.privateKeyPkcs1Pem())).isEqualTo(rsa.keyPair().getPrivate());
    assertThat(Pem.key(ec.privateKeyPkcs8Pem())).isEqualTo(ec.keyPair().getPrivate());
    ECPrivateKey read = (ECPrivateKey) Pem.key("some text before\n" + sec1(ec));
    ECPrivateKey held = (ECPrivateKey) ec.keyPair().getPrivate();
    assertThat(read.getS()).isEqualTo(held.getS());
    assertThat(read.getParams()).isEqualTo(held.getParams());
  }

  @Test
  @DisplayName("An EC key with its public key is read, as OpenSSL writes it")
  void ecKeyWithPublicKey() {
    HeldCertificate ec = new HeldCertificate.Builder().ecdsa256().build();
    byte[] encoded = ec.keyPair().getPublic().getEncoded();
    // The bit string of a P-256 key is the last 68 bytes of its SubjectPublicKeyInfo.
    ByteString bits = ByteString.of(encoded, encoded.length - 68, 68);
    ByteString der = sec1(ec, 32, der(0xa1, bits));
    assertThat(der.size()).isEqualTo(121);
    expectNumber(ec, der);
  }

  @ParameterizedTest
  @ValueSource(ints = {127, 128, 129, 255, 256, 257, 4096, 65_000, 65_535})
  @DisplayName("Keys whose elements have short and long lengths are read")
  void lengths(int length) {
    HeldCertificate ec = new HeldCertificate.Builder().ecdsa256().build();
    boolean any = false;
    // The octets, the key, and the wrapped key each get the length.
    for (int octets = Math.max(32, length - 60); octets <= length; octets++) {
      ByteString der = sec1(ec, octets, ByteString.EMPTY);
      if (der.size() + 28 <= 65_535) {
        expectNumber(ec, der);
        any = true;
      }
    }
    assertThat(any).isTrue();
  }

  @Test
  @DisplayName("A key longer than any key is rejected")
  void tooLong() {
    HeldCertificate ec = new HeldCertificate.Builder().ecdsa256().build();
    for (int octets : new int[] {65_500, 65_536, 70_000}) {
      String text = pem("EC PRIVATE KEY", sec1(ec, octets, ByteString.EMPTY).toByteArray());
      assertThatThrownBy(() -> Pem.key(text)).isInstanceOf(KubeconfigException.class).hasNoCause();
    }
  }

  private static void expectNumber(HeldCertificate held, ByteString der) {
    ECPrivateKey read = (ECPrivateKey) Pem.key(pem("EC PRIVATE KEY", der.toByteArray()));
    assertThat(read.getS())
        .as("key of %s bytes", der.size())
        .isEqualTo(((ECPrivateKey) held.keyPair().getPrivate()).getS());
  }

  @Test
  void rejectsOtherText() {
    for (String wrong :
        new String[] {
          "",
          "key",
          pem("ENCRYPTED PRIVATE KEY", new byte[] {1}),
          pem("PRIVATE KEY", new byte[] {1, 2, 3}),
          pem("RSA PRIVATE KEY", new byte[] {}),
          pem("EC PRIVATE KEY", new byte[] {0x30, 0x03, 2, 1, 1})
        }) {
      assertThatThrownBy(() -> Pem.key(wrong)).isInstanceOf(KubeconfigException.class).hasNoCause();
    }
  }

  @Property
  void neverAnUntypedException(@ForAll byte[] der, @ForAll boolean ec) {
    String text = pem(ec ? "EC PRIVATE KEY" : "RSA PRIVATE KEY", der);
    assertThatThrownBy(() -> Pem.key(text)).isInstanceOf(KubeconfigException.class);
  }
}

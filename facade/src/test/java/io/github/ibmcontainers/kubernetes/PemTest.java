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
import org.junit.jupiter.api.Test;

class PemTest {
  /** The OID of prime256v1, as in RFC 5480. */
  private static final ByteString P256 = ByteString.decodeHex("06082a8648ce3d030107");

  /** Encodes the key as OpenSSL's {@code ec} command does: ECPrivateKey of RFC 5915. */
  static String sec1(HeldCertificate held) {
    byte[] number = ((ECPrivateKey) held.keyPair().getPrivate()).getS().toByteArray();
    byte[] padded = new byte[32];
    byte[] unsigned = number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    System.arraycopy(unsigned, 0, padded, 32 - unsigned.length, unsigned.length);
    Buffer content = new Buffer();
    content.write(ByteString.decodeHex("020101")).writeByte(4).writeByte(32).write(padded);
    content.writeByte(0xa0).writeByte(P256.size()).write(P256);
    Buffer der = new Buffer();
    der.writeByte(0x30).writeByte((int) content.size()).write(content.readByteString());
    return pem("EC PRIVATE KEY", der.readByteArray());
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

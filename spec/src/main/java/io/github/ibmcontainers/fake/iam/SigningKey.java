package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs and verifies JSON Web Tokens with RS256. The key is composed of primes from a resource
 * file: generating new ones takes longer than the rest of the start, and the key protects nothing.
 * Thread-safe.
 */
public final class SigningKey {
  private static final String PRIMES = "/io/github/ibmcontainers/fake/primes.txt";
  private static final int MAX_CACHED_PAYLOADS = 256;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final String id = UUID.randomUUID().toString();
  private final KeyPair pair = newPair();

  /** The payloads of recently verified tokens, because verifying a signature is slow. */
  private final Map<String, String> verified =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > MAX_CACHED_PAYLOADS;
            }
          });

  /** Creates a key. */
  public SigningKey() {}

  /**
   * Creates an RSA key pair within a millisecond.
   *
   * @return an insecure key pair, for tests only
   */
  public static KeyPair newPair() {
    List<BigInteger> primes = primes();
    Collections.shuffle(primes, new SecureRandom());
    BigInteger p = primes.get(0);
    BigInteger q = primes.get(1);
    BigInteger e = RSAKeyGenParameterSpec.F4;
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    BigInteger n = p.multiply(q);
    BigInteger d = e.modInverse(p1.multiply(q1));
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return new KeyPair(
          factory.generatePublic(new RSAPublicKeySpec(n, e)),
          factory.generatePrivate(
              new RSAPrivateCrtKeySpec(n, e, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p))));
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("RSA is not available in this Java runtime", unavailable);
    }
  }

  private static List<BigInteger> primes() {
    try (InputStream in = SigningKey.class.getResourceAsStream(PRIMES)) {
      if (in == null) {
        throw new IllegalStateException(PRIMES + " is not on the class path");
      }
      List<BigInteger> primes = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .forEach(line -> primes.add(new BigInteger(line, 16)));
      return primes;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + PRIMES, e);
    }
  }

  /** Returns a signed token with the given claims. */
  public String sign(JsonObject claims) {
    JsonObject header = new JsonObject();
    header.addProperty("kid", id);
    header.addProperty("alg", "RS256");
    String signed = encode(header.toString()) + "." + encode(claims.toString());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + ENCODER.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("can't sign a token", e);
    }
  }

  /** Returns the claims of a token; empty if it wasn't signed with this key. */
  public Optional<JsonObject> verify(String token) {
    String known = verified.get(token);
    Optional<String> payload = known == null ? verifiedPayload(token) : Optional.of(known);
    payload.ifPresent(it -> verified.put(token, it));
    return payload.map(it -> JsonParser.parseString(it).getAsJsonObject());
  }

  private Optional<String> verifiedPayload(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(pair.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(DECODER.decode(parts[2]))) {
        return Optional.empty();
      }
      return Optional.of(new String(DECODER.decode(parts[1]), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the public key as a JSON Web Key Set. */
  JsonObject keySet() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    JsonObject entry = new JsonObject();
    entry.addProperty("kty", "RSA");
    entry.addProperty("n", ENCODER.encodeToString(unsigned(key.getModulus())));
    entry.addProperty("e", ENCODER.encodeToString(unsigned(key.getPublicExponent())));
    entry.addProperty("alg", "RS256");
    entry.addProperty("use", "sig");
    entry.addProperty("kid", id);
    JsonArray keys = new JsonArray();
    keys.add(entry);
    JsonObject set = new JsonObject();
    set.add("keys", keys);
    return set;
  }

  private static byte[] unsigned(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String encode(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.github.ibmcontainers.fake.http.Background;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Signs and checks JSON web tokens with RS256. The key is made beside the start. Thread-safe. */
public final class SigningKey {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final String id = UUID.randomUUID().toString();
  private final CompletableFuture<KeyPair> pair =
      Background.supply("fake-signing-key", SigningKey::make);

  private static KeyPair make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no RSA", e);
    }
  }

  /** The signed token with that payload. */
  public String sign(JsonObject claims) {
    JsonObject header = new JsonObject();
    header.addProperty("kid", id);
    header.addProperty("alg", "RS256");
    String signed = encode(header.toString()) + "." + encode(claims.toString());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.join().getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + ENCODER.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("can't sign", e);
    }
  }

  /** The payload, if this key signed the token. */
  public Optional<JsonObject> verify(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(pair.join().getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(DECODER.decode(parts[2]))) {
        return Optional.empty();
      }
      String payload = new String(DECODER.decode(parts[1]), StandardCharsets.UTF_8);
      return Optional.of(JsonParser.parseString(payload).getAsJsonObject());
    } catch (GeneralSecurityException | IllegalArgumentException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  /** The public key as a JSON web key set. */
  JsonObject keySet() {
    RSAPublicKey key = (RSAPublicKey) pair.join().getPublic();
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

package io.github.ibmcontainers.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Creates JWTs with an invalid signature. */
public final class Jwts {
  private Jwts() {}

  /** Returns a JWT with the given payload. */
  public static String of(String payload) {
    return part("{\"alg\":\"RS256\"}") + "." + part(payload) + "." + part("signature");
  }

  /** Returns a JWT for the given account. */
  public static String forAccount(String accountId) {
    return of("{\"iam_id\":\"IBMid-1\",\"account\":{\"bss\":\"" + accountId + "\"}}");
  }

  /** Returns a JWT without an account. */
  public static String withoutAccount() {
    return of("{\"iam_id\":\"IBMid-1\",\"account\":{\"valid\":false}}");
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

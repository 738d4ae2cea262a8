package io.github.ibmcontainers.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes JWTs whose signature nobody checks. */
public final class Jwts {
  private Jwts() {}

  /** A JWT of this payload. */
  public static String of(String payload) {
    return part("{\"alg\":\"RS256\"}") + "." + part(payload) + "." + part("signature");
  }

  /** A JWT for this account. */
  public static String forAccount(String accountId) {
    return of("{\"iam_id\":\"IBMid-1\",\"account\":{\"bss\":\"" + accountId + "\"}}");
  }

  /** A JWT that names no account. */
  public static String withoutAccount() {
    return of("{\"iam_id\":\"IBMid-1\",\"account\":{\"valid\":false}}");
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

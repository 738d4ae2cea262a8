package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Reads the claims of tokens that {@link TokenMint} issued. */
public final class Claims {
  private Claims() {}

  /** Returns the account that a token was issued for, if any. */
  public static Optional<String> account(JsonObject claims) {
    return Optional.ofNullable(claims.getAsJsonObject("account"))
        .map(account -> account.get("bss").getAsString());
  }

  /** Returns whether a token is an id token; otherwise it is an access token. */
  public static boolean isIdToken(JsonObject claims) {
    return claims.has("token_type");
  }

  /** Returns the identity that a token was issued to, as a member of one account. */
  public static Identity identity(JsonObject claims, String account) {
    return new Identity(
        claims.get("iam_id").getAsString(),
        claims.get("sub").getAsString(),
        Optional.ofNullable(claims.get("sub_type")).map(JsonElement::getAsString),
        claims.get("name").getAsString(),
        claims.has("email") ? claims.get("email").getAsString() : "",
        Set.of(account));
  }
}

package io.github.ibmcontainers.fake.gateway;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.iam.TokenMint;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out who calls, and for which account. Thread-safe. */
final class CallerCheck {
  private static final int KEPT_TOKENS = 1_000;

  private final Map<String, JsonObject> checkedTokens = new ConcurrentHashMap<>();
  private final TokenMint mint;
  private final Set<String> accounts;
  private final Clock clock;

  CallerCheck(TokenMint mint, Set<String> accounts, Clock clock) {
    this.mint = mint;
    this.accounts = Set.copyOf(accounts);
    this.clock = clock;
  }

  /** The claims of the caller's token, which the guide of 2020 sends without a scheme once. */
  JsonObject claims(Exchange exchange) {
    String token =
        exchange
            .token()
            .filter(t -> !t.isEmpty())
            .orElseThrow(
                () ->
                    ApiException.authentication(
                        401, "A0003", "You must specify an IAM token as an Authorization header."));
    JsonObject claims = checked(token);
    if (claims.get("exp").getAsLong() <= clock.instant().getEpochSecond()
        || claims.has("token_type")) {
      throw notVerified();
    }
    if (!claims.has("account")) {
      throw ApiException.authentication(
          401, "E0058", "The token speaks for no account. Log in to an account first.");
    }
    String account = claims.getAsJsonObject("account").get("bss").getAsString();
    String named = exchange.headers().get("X-Auth-Resource-Account");
    if (!accounts.contains(account)
        || (named != null && !named.isBlank() && !named.equals(account))) {
      throw ApiException.authentication(
          403, "A0004", "You are not authorized to work with this account.");
    }
    return claims;
  }

  /** Checking a signature is dear, and the same token comes many times. */
  private JsonObject checked(String token) {
    JsonObject known = checkedTokens.get(token);
    if (known != null) {
      return known;
    }
    JsonObject claims = mint.signed(token).orElseThrow(CallerCheck::notVerified);
    if (checkedTokens.size() >= KEPT_TOKENS) {
      checkedTokens.clear();
    }
    checkedTokens.put(token, claims);
    return claims;
  }

  private static ApiException notVerified() {
    return ApiException.authentication(401, "A0003", "The IAM token could not be verified.");
  }
}

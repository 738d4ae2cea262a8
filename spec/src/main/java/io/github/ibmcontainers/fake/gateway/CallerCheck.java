package io.github.ibmcontainers.fake.gateway;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.iam.Claims;
import io.github.ibmcontainers.fake.iam.TokenMint;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Authenticates callers of the container API. Thread-safe. */
final class CallerCheck {
  private static final int MAX_CACHED_TOKENS = 1_000;

  private final Map<String, JsonObject> verifiedTokens = new ConcurrentHashMap<>();
  private final TokenMint mint;
  private final Set<String> accounts;
  private final Clock clock;

  CallerCheck(TokenMint mint, Set<String> accounts, Clock clock) {
    this.mint = mint;
    this.accounts = Set.copyOf(accounts);
    this.clock = clock;
  }

  /**
   * Returns the claims of the caller's token. One step of the guide of 2020 sends it without a
   * scheme.
   */
  JsonObject claims(Exchange exchange) {
    String token =
        exchange
            .token()
            .filter(t -> !t.isEmpty())
            .orElseThrow(
                () ->
                    ApiException.authentication(
                        401, "A0003", "You must specify an IAM token as an Authorization header."));
    JsonObject claims = verified(token);
    if (claims.get("exp").getAsLong() <= clock.instant().getEpochSecond()
        || Claims.isIdToken(claims)) {
      throw notVerified();
    }
    String account =
        Claims.account(claims)
            .orElseThrow(
                () ->
                    ApiException.authentication(
                        401,
                        "E0058",
                        "The token was not issued for an account. Log in to an account first."));
    String requested = exchange.headers().get("X-Auth-Resource-Account");
    if (!accounts.contains(account)
        || (requested != null && !requested.isBlank() && !requested.equals(account))) {
      throw ApiException.authentication(
          403, "A0004", "You are not authorized to work with this account.");
    }
    return claims;
  }

  /** Caches tokens, because verifying a signature is slow and clients reuse their tokens. */
  private JsonObject verified(String token) {
    JsonObject known = verifiedTokens.get(token);
    if (known != null) {
      return known;
    }
    JsonObject claims = mint.signed(token).orElseThrow(CallerCheck::notVerified);
    if (verifiedTokens.size() >= MAX_CACHED_TOKENS) {
      verifiedTokens.clear();
    }
    verifiedTokens.put(token, claims);
    return claims;
  }

  private static ApiException notVerified() {
    return ApiException.authentication(401, "A0003", "The IAM token could not be verified.");
  }
}

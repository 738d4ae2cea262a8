package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Handles {@code POST /identity/token}. Thread-safe. */
final class TokenEndpoint {
  private static final Duration DELEGATED_LIFETIME = Duration.ofDays(6);

  private final Grants grants;
  private final TokenMint mint;
  private final RefreshTokens refreshTokens;
  private final IamSettings settings;

  TokenEndpoint(Grants grants, TokenMint mint, RefreshTokens refreshTokens, IamSettings settings) {
    this.grants = grants;
    this.mint = mint;
    this.refreshTokens = refreshTokens;
    this.settings = settings;
  }

  Reply answer(Exchange exchange) {
    TokenRequest form = formOf(exchange);
    Optional<String> client = client(exchange);
    checkUaaFields(form);
    Login login = grants.login(form, client);
    Set<String> types = form.responseTypes();
    JsonObject answer = new JsonObject();
    if (types.contains("delegated_refresh_token")) {
      answer.addProperty("delegated_refresh_token", delegated(form, login));
      if (types.size() == 1) {
        return Reply.json(200, answer);
      }
    }
    addTokens(answer, form, login, client);
    return Reply.json(200, answer);
  }

  private void addTokens(
      JsonObject answer, TokenRequest form, Login login, Optional<String> client) {
    TokenMint.Minted access = mint.accessToken(login, client);
    answer.addProperty("access_token", access.value());
    if (client.filter(TokenMint.KUBE::equals).isPresent()) {
      answer.addProperty("id_token", mint.idToken(login, TokenMint.KUBE).value());
    }
    Optional<RefreshTokens.Issued> refresh = refreshToken(login, client);
    // Without a client id, the service returns this text instead of a token.
    answer.addProperty(
        "refresh_token", refresh.map(RefreshTokens.Issued::value).orElse("not_supported"));
    if (form.responseTypes().contains("uaa")) {
      answer.addProperty("uaa_token", "uaa-" + UUID.randomUUID());
      answer.addProperty("uaa_refresh_token", "uaa-r-" + UUID.randomUUID());
    }
    if (form.responseTypes().contains("ims_portal")) {
      answer.addProperty("ims_token", "ims-" + UUID.randomUUID());
      answer.addProperty("ims_user_id", 1_234_567);
    }
    answer.addProperty("token_type", "Bearer");
    answer.addProperty("expires_in", settings.accessTokenLifetime().toSeconds());
    answer.addProperty("expiration", access.expiry().getEpochSecond());
    refresh.ifPresent(
        r -> answer.addProperty("refresh_token_expiration", r.expiry().getEpochSecond()));
    answer.addProperty("scope", form.get("scope").orElse(TokenMint.scope(client)));
  }

  Optional<RefreshTokens.Issued> refreshToken(Login login, Optional<String> client) {
    boolean unsupported =
        !settings.refreshTokens()
            || login.grantType().equals(Grants.URN + "assume")
            || login.grantType().equals(Grants.URN + "cr-token")
            || login.grantType().equals(Grants.URN + "iam-authz");
    return unsupported
        ? Optional.empty()
        : client.map(id -> refreshTokens.issue(login, id, false, settings.refreshTokenLifetime()));
  }

  private String delegated(TokenRequest form, Login login) {
    String receiver = form.require("receiver_client_ids");
    if (!settings.clients().containsKey(receiver)) {
      throw IamException.missing("receiver_client_ids");
    }
    Duration lifetime =
        form.get("delegated_refresh_token_expiry")
            .map(TokenEndpoint::seconds)
            .orElse(DELEGATED_LIFETIME);
    return refreshTokens.issue(login, receiver, true, lifetime).value();
  }

  private static Duration seconds(String text) {
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(text)));
    } catch (NumberFormatException e) {
      throw IamException.missing("delegated_refresh_token_expiry");
    }
  }

  static TokenRequest formOf(Exchange exchange) {
    String type = exchange.headers().get("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      throw IamException.missing("grant_type");
    }
    return TokenRequest.parse(exchange.text());
  }

  /**
   * A request for a UAA token must name the UAA client and contain its secret, which may be empty.
   */
  private static void checkUaaFields(TokenRequest form) {
    if (form.responseTypes().contains("uaa")) {
      if (form.get("uaa_client_id").filter("cf"::equals).isEmpty()) {
        throw IamException.missing("uaa_client_id");
      }
      if (!form.has("uaa_client_secret")) {
        throw IamException.missing("uaa_client_secret");
      }
    }
  }

  /** Returns the authenticated client; empty without an {@code Authorization} header. */
  Optional<String> client(Exchange exchange) {
    if (exchange.headers().get("Authorization") == null) {
      return Optional.empty();
    }
    Optional<Exchange.Basic> basic = exchange.basic();
    if (basic.filter(b -> b.password().equals(settings.clients().get(b.user()))).isEmpty()) {
      throw new IamException(
          401, "BXNIM0308E", "The client in the authorization header is unknown.");
    }
    return basic.map(Exchange.Basic::user);
  }
}

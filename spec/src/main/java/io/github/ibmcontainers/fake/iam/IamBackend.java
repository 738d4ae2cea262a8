package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.PlatformErrors;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The identity service. Thread-safe. */
public final class IamBackend implements Backend {
  private static final Pattern SESSION = Pattern.compile("/v1/sessions/([^/]+)/state");
  private static final String PASSCODE_LIMIT =
      "Passcode API is not intended to be used with high frequency";

  private final Directory directory;
  private final TokenMint mint;
  private final Passcodes passcodes;
  private final RefreshTokens refreshTokens;
  private final Sessions sessions;
  private final TokenEndpoint tokens;
  private final IamErrors errors;
  private final Supplier<String> baseUrl;

  /**
   * Creates an identity service.
   *
   * @param directory the identities that can log in
   * @param settings lifetimes, limits and clients
   * @param clock its clock
   * @param baseUrl its URL without a trailing slash; evaluated after the start
   */
  public IamBackend(
      Directory directory, IamSettings settings, Clock clock, Supplier<String> baseUrl) {
    this.directory = directory;
    this.baseUrl = baseUrl;
    mint = new TokenMint(new SigningKey(), clock, () -> baseUrl.get() + "/identity", settings);
    passcodes = new Passcodes(clock, settings.passcodeLifetime(), settings.passcodesPerMinute());
    refreshTokens = new RefreshTokens(clock);
    sessions = new Sessions(clock, settings.sessionIdleTimeout());
    tokens =
        new TokenEndpoint(
            new Grants(directory, mint, passcodes, refreshTokens, sessions),
            mint,
            refreshTokens,
            settings);
    errors = new IamErrors(clock);
  }

  /** Returns the issuer and verifier of the tokens. */
  public TokenMint mint() {
    return mint;
  }

  /** Returns the one-time passcodes. */
  public Passcodes passcodes() {
    return passcodes;
  }

  /** Issues a passcode, as the login page in a browser does. */
  public String passcodeFor(Directory.User user) {
    return passcodes.mint(user.identity(), Optional.empty());
  }

  /**
   * Issues a refresh token of the client {@code kube} for the session of a refresh token of the
   * client {@code bx}.
   *
   * @return the token; empty if the given token was not issued to the client {@code bx}, or has
   *     expired
   */
  public Optional<String> kubeRefreshToken(String bxRefreshToken) {
    try {
      return tokens
          .refreshToken(
              refreshTokens.redeem(bxRefreshToken, "bx", false, false), Optional.of(TokenMint.KUBE))
          .map(RefreshTokens.Issued::value);
    } catch (IamException invalid) {
      return Optional.empty();
    }
  }

  /** Revokes all refresh tokens. */
  public void revokeRefreshTokens() {
    refreshTokens.revokeAll();
  }

  @Override
  public Service service() {
    return Service.IAM;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    String path = exchange.path();
    return switch (path) {
      case "/identity/token", "/oidc/token" -> Optional.of("token");
      case "/identity/passcode" -> Optional.of("passcode");
      case "/identity/keys" -> Optional.of("keys");
      case "/identity/initiate_ims_2fa" -> Optional.of("initiateSecondFactor");
      case "/identity/.well-known/openid-configuration" -> Optional.of("discovery");
      default -> SESSION.matcher(path).matches() ? Optional.of("refreshSession") : Optional.empty();
    };
  }

  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return SESSION.matcher(exchange.path()).matches()
        ? kind == CredentialKind.IAM_ACCESS_TOKEN
        : kind == CredentialKind.IAM_CLIENT;
  }

  @Override
  public Reply error(int status) {
    return errors.reply(
        null, new IamException(status, "BXNIM0500E", "The request could not be processed."));
  }

  @Override
  public Reply handle(Exchange exchange) {
    try {
      return switch (operation(exchange).orElse("")) {
        case "token" -> tokens.answer(requireMethod(exchange, "POST"));
        case "passcode" -> mintPasscode(requireMethod(exchange, "POST"));
        case "keys" -> Reply.json(200, mint.key().keySet());
        case "initiateSecondFactor" -> secondFactor(requireMethod(exchange, "POST"));
        case "discovery" -> Reply.json(200, discovery());
        case "refreshSession" -> refreshSession(exchange);
        default -> PlatformErrors.reply(404, "not_found", "The requested path does not exist.");
      };
    } catch (IamException e) {
      return errors.reply(exchange, e);
    }
  }

  private static Exchange requireMethod(Exchange exchange, String method) {
    if (!exchange.method().equals(method)) {
      throw new IamException(405, "BXNIM0060E", "The HTTP method is not supported.");
    }
    return exchange;
  }

  private Reply mintPasscode(Exchange exchange) {
    TokenRequest form = TokenEndpoint.formOf(exchange);
    String client =
        tokens
            .client(exchange)
            .orElseThrow(
                () ->
                    new IamException(
                        400,
                        "BXNIM0308E",
                        "The request has no authorization header with a client."));
    if (!form.require("grant_type").equals(Grants.REFRESH)) {
      throw IamException.missing("grant_type");
    }
    Login login = refreshTokens.redeem(form.require("refresh_token"), client, false, false);
    return passcodes
        .mintLimited(login.identity(), login.account())
        .map(
            code -> {
              JsonObject answer = new JsonObject();
              answer.addProperty("passcode", code);
              return Reply.json(200, answer);
            })
        .orElseGet(() -> Reply.text(429, PASSCODE_LIMIT));
  }

  /** Starts authentication by phone; the login must then send the returned token. */
  private Reply secondFactor(Exchange exchange) {
    TokenRequest form = TokenEndpoint.formOf(exchange);
    Directory.User user =
        directory
            .user(form.require("username"))
            .orElseThrow(
                () -> new IamException(401, "BXNIM0400E", "External authentication failed."));
    JsonObject answer = new JsonObject();
    answer.addProperty("vendor", form.get("vendor").orElse("PHONE_FACTOR"));
    answer.addProperty("authentication_token", user.mfa().orElse(""));
    return Reply.json(200, answer);
  }

  private Reply refreshSession(Exchange exchange) {
    if (!exchange.method().equals("PATCH")) {
      return PlatformErrors.reply(405, "method_not_allowed", "The HTTP method is not supported.");
    }
    if (exchange.bearerToken().flatMap(mint::valid).isEmpty()) {
      return PlatformErrors.reply(401, "unauthorized", "The token is missing or not valid.");
    }
    Matcher matcher = SESSION.matcher(exchange.path());
    return matcher.matches() && sessions.touch(matcher.group(1))
        ? Reply.empty(204)
        : PlatformErrors.reply(404, "not_found", "The session does not exist or has ended.");
  }

  private JsonElement discovery() {
    String base = baseUrl.get() + "/identity";
    JsonObject document = new JsonObject();
    document.addProperty("issuer", base);
    document.addProperty("authorization_endpoint", base + "/authorize");
    document.addProperty("token_endpoint", base + "/token");
    document.addProperty("passcode_endpoint", base + "/passcode");
    document.addProperty("userinfo_endpoint", base + "/userinfo");
    document.addProperty("jwks_uri", base + "/keys");
    JsonArray algorithms = new JsonArray();
    algorithms.add("RS256");
    document.add("id_token_signing_alg_values_supported", algorithms);
    return document;
  }
}

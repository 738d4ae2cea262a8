package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
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
   * An identity service.
   *
   * @param directory who can log in
   * @param settings how it behaves
   * @param clock its clock
   * @param baseUrl where it is served, without a slash at the end; asked for after the start
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

  /** Makes and reads the tokens. */
  public TokenMint mint() {
    return mint;
  }

  /** The one-time passcodes. */
  public Passcodes passcodes() {
    return passcodes;
  }

  /** A passcode as a person gets it from the page in the browser. */
  public String passcodeFor(Directory.User user) {
    return passcodes.mint(user.identity(), Optional.empty());
  }

  /**
   * A refresh token of the client {@code kube} for the session that a refresh token of the client
   * {@code bx} belongs to.
   *
   * @return empty if that token is none of the client {@code bx}, or has ended
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

  /** Makes every refresh token invalid. */
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
        null, new IamException(status, "BXNIM0500E", "The service failed to answer."));
  }

  @Override
  public Reply handle(Exchange exchange) {
    try {
      return switch (operation(exchange).orElse("")) {
        case "token" -> tokens.answer(needMethod(exchange, "POST"));
        case "passcode" -> mintPasscode(needMethod(exchange, "POST"));
        case "keys" -> Reply.json(200, mint.key().keySet());
        case "initiateSecondFactor" -> secondFactor(needMethod(exchange, "POST"));
        case "discovery" -> Reply.json(200, discovery());
        case "refreshSession" -> refreshSession(exchange);
        default -> management(404, "not_found", "There is nothing at this path.");
      };
    } catch (IamException refusal) {
      return errors.reply(exchange, refusal);
    }
  }

  private static Exchange needMethod(Exchange exchange, String method) {
    if (!exchange.method().equals(method)) {
      throw new IamException(405, "BXNIM0060E", "The HTTP method is not supported here.");
    }
    return exchange;
  }

  private Reply mintPasscode(Exchange exchange) {
    Form form = TokenEndpoint.formOf(exchange);
    String client =
        tokens
            .client(exchange)
            .orElseThrow(
                () ->
                    new IamException(
                        400,
                        "BXNIM0308E",
                        "The request has no authorization header with a client."));
    if (!form.need("grant_type").equals(Grants.REFRESH)) {
      throw IamException.missing("grant_type");
    }
    Login login = refreshTokens.redeem(form.need("refresh_token"), client, false, false);
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

  /** Starts the second factor by phone; the token it gives is the one the login then shows. */
  private Reply secondFactor(Exchange exchange) {
    Form form = TokenEndpoint.formOf(exchange);
    Directory.User user =
        directory
            .user(form.need("username"))
            .orElseThrow(
                () -> new IamException(401, "BXNIM0400E", "External authentication failed."));
    JsonObject answer = new JsonObject();
    answer.addProperty("vendor", form.get("vendor").orElse("PHONE_FACTOR"));
    answer.addProperty("authentication_token", user.mfa().orElse(""));
    return Reply.json(200, answer);
  }

  private Reply refreshSession(Exchange exchange) {
    if (!exchange.method().equals("PATCH")) {
      return management(405, "method_not_allowed", "The HTTP method is not supported here.");
    }
    if (exchange.bearerToken().flatMap(mint::valid).isEmpty()) {
      return management(401, "unauthorized", "The token is missing or not valid.");
    }
    Matcher matcher = SESSION.matcher(exchange.path());
    return matcher.matches() && sessions.touch(matcher.group(1))
        ? Reply.empty(204)
        : management(404, "not_found", "The session does not exist or has ended.");
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

  /** The management calls of the service have another shape of errors than the token endpoint. */
  private static Reply management(int status, String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    JsonArray errors = new JsonArray();
    errors.add(error);
    JsonObject body = new JsonObject();
    body.addProperty("trace", UUID.randomUUID().toString());
    body.add("errors", errors);
    body.addProperty("status_code", status);
    return Reply.json(status, body);
  }
}

package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.PlatformErrors;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The token operations of a VPC instance's metadata service: creates an identity token of the
 * instance, and exchanges it for an IAM token of a trusted profile. Thread-safe.
 */
public final class MetadataBackend implements Backend {
  private static final String TOKEN = "instanceIdentityToken";
  private static final String IAM_TOKEN = "instanceIamToken";

  /** The paths of API versions until 2025 and since. */
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "/instance_identity/v1/token", TOKEN,
          "/instance_identity/v1/iam_token", IAM_TOKEN,
          "/identity/v1/token", TOKEN,
          "/identity/v1/iam_tokens", IAM_TOKEN);

  private static final int DEFAULT_LIFETIME_SECONDS = 300;
  private static final int MIN_LIFETIME_SECONDS = 5;
  private static final int MAX_LIFETIME_SECONDS = 3600;
  private static final Set<String> PROFILE_FIELDS = Set.of("id", "crn");

  private final Map<String, Instant> identityTokens = new ConcurrentHashMap<>();
  private final Directory directory;
  private final TokenMint mint;
  private final Clock clock;

  /**
   * Creates a metadata service.
   *
   * @param directory contains the trusted profiles, the first of which is the instance's default
   * @param mint issues the IAM tokens
   * @param clock determines the expiration of tokens
   */
  public MetadataBackend(Directory directory, TokenMint mint, Clock clock) {
    this.directory = directory;
    this.mint = mint;
    this.clock = clock;
  }

  @Override
  public Service service() {
    return Service.METADATA;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return Optional.ofNullable(OPERATIONS.get(exchange.path()));
  }

  /** The instance identity token is unknown to all other services. */
  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return kind == CredentialKind.UNKNOWN;
  }

  @Override
  public Reply error(int status) {
    return PlatformErrors.withoutStatusCode(
        status, "server_error", "The request could not be processed.");
  }

  @Override
  public Reply handle(Exchange exchange) {
    String operation = OPERATIONS.get(exchange.path());
    if (operation == null) {
      return PlatformErrors.withoutStatusCode(
          404, "not_found", "The requested path does not exist.");
    }
    boolean identity = operation.equals(TOKEN);
    if (!exchange.method().equals(identity ? "PUT" : "POST")) {
      return PlatformErrors.withoutStatusCode(
          405, "method_not_allowed", "The HTTP method is not supported.");
    }
    if (exchange.url().queryParameter("version") == null) {
      return PlatformErrors.withoutStatusCode(
          400, "missing_version", "The query parameter version is missing.");
    }
    JsonObject body;
    try {
      JsonElement json =
          exchange.body().size() == 0 ? new JsonObject() : JsonParser.parseString(exchange.text());
      body = json.getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      return PlatformErrors.withoutStatusCode(
          400, "invalid_json", "The body is not a JSON object.");
    }
    return identity ? identityToken(exchange, body) : iamToken(exchange, body);
  }

  private Reply identityToken(Exchange exchange, JsonObject body) {
    if (!"ibm".equals(exchange.headers().get("Metadata-Flavor"))) {
      return PlatformErrors.withoutStatusCode(
          400, "missing_header", "The header Metadata-Flavor must be ibm.");
    }
    JsonElement expiresIn = body.get("expires_in");
    int lifetime = expiresIn == null ? DEFAULT_LIFETIME_SECONDS : expiresIn.getAsInt();
    if (lifetime < MIN_LIFETIME_SECONDS || lifetime > MAX_LIFETIME_SECONDS) {
      return PlatformErrors.withoutStatusCode(
          400,
          "invalid_value",
          "expires_in must be from " + MIN_LIFETIME_SECONDS + " to " + MAX_LIFETIME_SECONDS + ".");
    }
    String token = "instance-" + UUID.randomUUID();
    Instant now = clock.instant();
    identityTokens.put(token, now.plusSeconds(lifetime));
    return tokenReply(token, now, now.plusSeconds(lifetime));
  }

  private Reply iamToken(Exchange exchange, JsonObject body) {
    Optional<Instant> expiry = exchange.bearerToken().map(identityTokens::get);
    if (expiry.filter(e -> e.isAfter(clock.instant())).isEmpty()) {
      return PlatformErrors.withoutStatusCode(
          401, "invalid_token", "The instance identity token is missing or not valid.");
    }
    JsonElement requested = body.get("trusted_profile");
    JsonObject selector = requested == null ? new JsonObject() : requested.getAsJsonObject();
    if (!PROFILE_FIELDS.containsAll(selector.keySet()) || selector.size() > 1) {
      return PlatformErrors.withoutStatusCode(
          400, "invalid_value", "trusted_profile must have either an id or a crn.");
    }
    Optional<Directory.Profile> profile =
        directory.profiles().stream()
            .filter(p -> !selector.has("id") || p.id().equals(selector.get("id").getAsString()))
            .filter(p -> !selector.has("crn") || p.crn().equals(selector.get("crn").getAsString()))
            .findFirst();
    if (profile.isEmpty()) {
      return PlatformErrors.withoutStatusCode(
          400, "not_linked", "The instance is not linked to the trusted profile.");
    }
    Login login =
        new Login(
            profile.get().identity(),
            Optional.of(profile.get().account()),
            "urn:ibm:params:oauth:grant-type:cr-token",
            Optional.empty());
    TokenMint.Minted token = mint.accessToken(login, Optional.empty());
    return tokenReply(token.value(), clock.instant(), token.expiry());
  }

  private static Reply tokenReply(String token, Instant created, Instant expiry) {
    JsonObject body = new JsonObject();
    body.addProperty("access_token", token);
    body.addProperty("created_at", created.toString());
    body.addProperty("expires_at", expiry.toString());
    body.addProperty("expires_in", Duration.between(created, expiry).toSeconds());
    return Reply.json(200, body);
  }
}

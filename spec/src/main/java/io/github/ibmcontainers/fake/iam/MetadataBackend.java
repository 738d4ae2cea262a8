package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
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
 * The metadata service of a VPC instance, as far as it gives tokens: an identity token of the
 * instance, and for that an IAM token of a trusted profile. Thread-safe.
 */
public final class MetadataBackend implements Backend {
  private static final String TOKEN = "instanceIdentityToken";
  private static final String IAM_TOKEN = "instanceIamToken";

  /** The paths of the versions until 2025, and of the one since. */
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "/instance_identity/v1/token", TOKEN,
          "/instance_identity/v1/iam_token", IAM_TOKEN,
          "/identity/v1/token", TOKEN,
          "/identity/v1/iam_tokens", IAM_TOKEN);

  private static final int DEFAULT_LIFE = 300;
  private static final int MIN_LIFE = 5;
  private static final int MAX_LIFE = 3600;
  private static final Set<String> PROFILE_FIELDS = Set.of("id", "crn");

  private final Map<String, Instant> identityTokens = new ConcurrentHashMap<>();
  private final Directory directory;
  private final TokenMint mint;
  private final Clock clock;

  /**
   * A metadata service.
   *
   * @param directory has the trusted profiles; the first is the instance's default
   * @param mint makes the IAM tokens
   * @param clock its clock
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

  /** The token of the instance, which nobody else knows. */
  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return kind == CredentialKind.UNKNOWN;
  }

  @Override
  public Reply error(int status) {
    return refusal(status, "server_error", "The service failed to answer.");
  }

  @Override
  public Reply handle(Exchange exchange) {
    String operation = OPERATIONS.get(exchange.path());
    if (operation == null) {
      return refusal(404, "not_found", "There is nothing at this path.");
    }
    boolean identity = operation.equals(TOKEN);
    if (!exchange.method().equals(identity ? "PUT" : "POST")) {
      return refusal(405, "method_not_allowed", "The HTTP method is not supported here.");
    }
    if (exchange.url().queryParameter("version") == null) {
      return refusal(400, "missing_version", "The query parameter version is missing.");
    }
    JsonObject body;
    try {
      JsonElement json =
          exchange.body().size() == 0 ? new JsonObject() : JsonParser.parseString(exchange.text());
      body = json.getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      return refusal(400, "invalid_json", "The body is not a JSON object.");
    }
    return identity ? identityToken(exchange, body) : iamToken(exchange, body);
  }

  private Reply identityToken(Exchange exchange, JsonObject body) {
    if (!"ibm".equals(exchange.headers().get("Metadata-Flavor"))) {
      return refusal(400, "missing_header", "The header Metadata-Flavor has to be ibm.");
    }
    JsonElement asked = body.get("expires_in");
    int life = asked == null ? DEFAULT_LIFE : asked.getAsInt();
    if (life < MIN_LIFE || life > MAX_LIFE) {
      return refusal(
          400, "invalid_value", "expires_in is from " + MIN_LIFE + " to " + MAX_LIFE + ".");
    }
    String token = "instance-" + UUID.randomUUID();
    Instant now = clock.instant();
    identityTokens.put(token, now.plusSeconds(life));
    return tokenReply(token, now, now.plusSeconds(life));
  }

  private Reply iamToken(Exchange exchange, JsonObject body) {
    Optional<Instant> end = exchange.bearerToken().map(identityTokens::get);
    if (end.filter(e -> e.isAfter(clock.instant())).isEmpty()) {
      return refusal(401, "invalid_token", "The instance identity token is missing or not valid.");
    }
    JsonElement asked = body.get("trusted_profile");
    JsonObject wanted = asked == null ? new JsonObject() : asked.getAsJsonObject();
    if (!PROFILE_FIELDS.containsAll(wanted.keySet()) || wanted.size() > 1) {
      return refusal(400, "invalid_value", "trusted_profile has an id or a crn, not both.");
    }
    Optional<Directory.Profile> profile =
        directory.profiles().stream()
            .filter(p -> !wanted.has("id") || p.id().equals(wanted.get("id").getAsString()))
            .filter(p -> !wanted.has("crn") || p.crn().equals(wanted.get("crn").getAsString()))
            .findFirst();
    if (profile.isEmpty()) {
      return refusal(400, "not_linked", "The instance is linked to no such trusted profile.");
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

  private static Reply refusal(int status, String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    JsonArray errors = new JsonArray();
    errors.add(error);
    JsonObject body = new JsonObject();
    body.add("errors", errors);
    body.addProperty("trace", UUID.randomUUID().toString());
    return Reply.json(status, body);
  }
}

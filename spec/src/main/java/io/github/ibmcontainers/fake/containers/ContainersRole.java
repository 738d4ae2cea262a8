package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Background;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.http.Role;
import io.github.ibmcontainers.fake.iam.TokenMint;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The container API. Thread-safe: requests that touch its state take turns. */
public final class ContainersRole implements Role {
  private static final int KEPT_TOKENS = 1_000;

  private final CompletableFuture<Parts> parts =
      Background.supply("fake-api-document", Parts::load);
  private final Map<String, ApiHandler> handlers = new HashMap<>();
  private final Map<String, JsonObject> checkedTokens = new ConcurrentHashMap<>();
  private final World world;
  private final ClusterAccess access;
  private final TokenMint mint;
  private final Set<String> accounts;
  private final Clock clock;
  private final Optional<RateLimit> rateLimit;

  /**
   * A container API.
   *
   * @param world what exists
   * @param masters where the masters of the clusters are
   * @param login how callers get into the clusters
   * @param mint reads the tokens
   * @param accounts the ids of the accounts that may use the service
   * @param clock its clock
   * @param limited whether it refuses what is above its rate limit
   */
  public ContainersRole(
      World world,
      Masters masters,
      ClusterLogin login,
      TokenMint mint,
      Set<String> accounts,
      Clock clock,
      boolean limited) {
    this.world = world;
    this.mint = mint;
    this.accounts = Set.copyOf(accounts);
    this.clock = clock;
    this.rateLimit = limited ? Optional.of(new RateLimit(clock)) : Optional.empty();
    access = new ClusterAccess(world);
    Lifecycle lifecycle = new Lifecycle(world);
    new ClusterQueries(access, new ClusterViews(world, masters)).register(handlers);
    new ClusterHandlers(world, access, lifecycle).register(handlers);
    new WorkerHandlers(world, access, lifecycle).register(handlers);
    new PoolHandlers(world, access, lifecycle).register(handlers);
    new CatalogHandlers(access).register(handlers);
    new AddonHandlers(access).register(handlers);
    new AlbHandlers(access).register(handlers);
    new LoginHandlers(world, access, masters, login).register(handlers);
  }

  private record Parts(ApiDocument document, RequestValidator validator, ExampleMaker examples) {
    static Parts load() {
      ApiDocument document = ApiDocument.load();
      return new Parts(
          document, new RequestValidator(document.root()), new ExampleMaker(document.root()));
    }
  }

  @Override
  public Service service() {
    return Service.CONTAINERS;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return lookup(exchange).match().map(m -> m.operation().id());
  }

  private ApiDocument.Lookup lookup(Exchange exchange) {
    return parts.join().document().find(exchange.method(), exchange.url().pathSegments());
  }

  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return kind == CredentialKind.IAM_ACCESS_TOKEN;
  }

  @Override
  public Reply error(int status) {
    return ApiException.of(
            status,
            status == 429 ? "G0006" : "G0002",
            "General",
            status == 429 ? "Too many requests." : "An internal error occurred. Try again later.")
        .reply();
  }

  @Override
  public Reply handle(Exchange exchange) {
    try {
      if (rateLimit.isPresent() && !rateLimit.get().allows()) {
        return error(429);
      }
      ApiDocument.Lookup found = lookup(exchange);
      if (found.match().isEmpty()) {
        throw found.pathKnown()
            ? ApiException.of(405, "G0001", "General", "The HTTP method is not supported here.")
            : ApiException.of(404, "G0001", "General", "There is nothing at this path.");
      }
      return answer(exchange, found.match().get());
    } catch (ApiException refusal) {
      return refusal.reply();
    }
  }

  private Reply answer(Exchange exchange, ApiDocument.Match match) {
    OperationSpec operation = match.operation();
    Optional<JsonObject> claims =
        operation.loginNeeded() ? Optional.of(claims(exchange)) : Optional.empty();
    Optional<JsonElement> body = parts.join().validator().check(operation, exchange);
    ApiCall call =
        new ApiCall(operation, match.pathParameters(), match.legacy(), exchange, body, claims);
    synchronized (world) {
      ApiHandler handler = handlers.get(operation.id());
      return handler == null ? example(call) : handler.handle(call);
    }
  }

  /**
   * An operation without state of its own answers an example, but not for a cluster that is not
   * there.
   */
  private Reply example(ApiCall call) {
    if (call.clusterName().isPresent()) {
      access.need(call);
    }
    OperationSpec operation = call.operation();
    if (operation.response().isEmpty()) {
      return Reply.empty(operation.success());
    }
    JsonObject schema = operation.response().get();
    if (schema.has("type") && schema.get("type").getAsString().equals("file")) {
      return Reply.of(operation.success(), "application/octet-stream", "#!/usr/bin/env bash\n");
    }
    return Reply.json(operation.success(), parts.join().examples().example(schema));
  }

  private JsonObject claims(Exchange exchange) {
    String token =
        exchange
            .bearerToken()
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
    JsonObject claims = mint.signed(token).orElseThrow(ContainersRole::notVerified);
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

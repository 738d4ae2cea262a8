package io.github.ibmcontainers.fake.gateway;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.api.OperationIndex;
import io.github.ibmcontainers.fake.api.OperationSpec;
import io.github.ibmcontainers.fake.api.RequestValidator;
import io.github.ibmcontainers.fake.containers.ClusterCredentials;
import io.github.ibmcontainers.fake.containers.ClusterLookup;
import io.github.ibmcontainers.fake.containers.ClusterOperations;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.containers.MasterUrls;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Background;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.RateLimit;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.TokenMint;
import io.github.ibmcontainers.fake.resource.ResourceOperations;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The container API. Thread-safe: accesses its state under the lock of the inventory. */
public final class ContainersBackend implements Backend {
  private static final String GRAPHQL = "graphql";

  /** Paths of health checks, which the document doesn't contain. */
  private static final Set<String> HEALTH_PATHS =
      Set.of("/v1/", "/v1/healthz", "/global/v1/healthz");

  private final CompletableFuture<Api> api = Background.supply("fake-api-document", Api::load);
  private final Map<String, ApiHandler> handlers = new HashMap<>();
  private final Inventory inventory;
  private final ClusterLookup clusters;
  private final CallerCheck callers;
  private final GraphQl graphQl;
  private final Optional<RateLimit> rateLimit;

  /**
   * Creates a container API.
   *
   * @param inventory the clusters and their resources
   * @param masters the URLs of the clusters' masters
   * @param credentials issues kubeconfigs for the clusters
   * @param mint verifies the tokens
   * @param accounts the ids of the accounts that may use the service
   * @param clock the clock of the rate limit and of token expiration
   * @param limited whether the rate limit of 200 requests in 10 seconds is enforced
   */
  public ContainersBackend(
      Inventory inventory,
      MasterUrls masters,
      ClusterCredentials credentials,
      TokenMint mint,
      Set<String> accounts,
      Clock clock,
      boolean limited) {
    this.inventory = inventory;
    this.callers = new CallerCheck(mint, accounts, clock);
    this.rateLimit =
        limited ? Optional.of(new RateLimit(clock, 200, Duration.ofSeconds(10))) : Optional.empty();
    clusters = new ClusterLookup(inventory);
    ClusterOperations.register(handlers, inventory, clusters, masters, credentials);
    ResourceOperations.register(handlers, inventory, clusters);
    graphQl = new GraphQl(inventory);
  }

  private record Api(OperationIndex document, RequestValidator validator) {
    static Api load() {
      OperationIndex document = OperationIndex.load();
      return new Api(document, new RequestValidator(document.root()));
    }
  }

  @Override
  public Service service() {
    return Service.CONTAINERS;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return GraphQl.is(exchange)
        ? Optional.of(GRAPHQL)
        : lookup(exchange).match().map(m -> m.operation().id());
  }

  /** Returns whether requests can be for an operation of this name. */
  public boolean hasOperation(String name) {
    return name.equals(GRAPHQL)
        || api.join().document().operations().stream().anyMatch(it -> it.id().equals(name));
  }

  private OperationIndex.Lookup lookup(Exchange exchange) {
    return api.join().document().find(exchange.method(), exchange.url().pathSegments());
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
      if (rateLimit.isPresent() && !rateLimit.get().tryAcquire()) {
        return error(429);
      }
      if (GraphQl.is(exchange)) {
        return graphQl.handle(exchange, callers.claims(exchange));
      }
      if (HEALTH_PATHS.contains(exchange.path()) && exchange.method().equals("GET")) {
        return Reply.json(200, new JsonObject());
      }
      OperationIndex.Lookup found = lookup(exchange);
      if (found.match().isEmpty()) {
        throw found.pathKnown()
            ? ApiException.of(405, "G0001", "General", "The HTTP method is not supported.")
            : ApiException.of(404, "G0001", "General", "The requested path does not exist.");
      }
      return execute(exchange, found.match().get());
    } catch (ApiException e) {
      return e.reply();
    }
  }

  private Reply execute(Exchange exchange, OperationIndex.Match match) {
    OperationSpec operation = match.operation();
    Optional<JsonObject> claims =
        operation.requiresAuthentication()
            ? Optional.of(callers.claims(exchange))
            : Optional.empty();
    Optional<JsonElement> body = api.join().validator().check(operation, exchange);
    ApiCall call =
        new ApiCall(operation, match.pathParameters(), match.legacy(), exchange, body, claims);
    synchronized (inventory) {
      clusters.checkResourceGroup(call);
      return handler(operation).handle(call);
    }
  }

  /**
   * An operation without a handler, such as one added by an update of the document, returns 501.
   */
  private ApiHandler handler(OperationSpec operation) {
    return handlers.getOrDefault(
        operation.id(),
        call -> {
          throw ApiException.of(
              501, "G0001", "General", "The fake cloud does not implement " + operation.id() + ".");
        });
  }
}

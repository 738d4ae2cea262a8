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
import io.github.ibmcontainers.fake.containers.ClusterAccess;
import io.github.ibmcontainers.fake.containers.ClusterLogin;
import io.github.ibmcontainers.fake.containers.ClusterOperations;
import io.github.ibmcontainers.fake.containers.Masters;
import io.github.ibmcontainers.fake.containers.World;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Background;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.TokenMint;
import io.github.ibmcontainers.fake.resource.ResourceOperations;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The container API. Thread-safe: requests that touch its state take turns. */
public final class ContainersBackend implements Backend {
  /** What a probe asks for; the document has neither. */
  private static final Set<String> PROBES = Set.of("/v1/", "/v1/healthz", "/global/v1/healthz");

  private final CompletableFuture<Parts> parts =
      Background.supply("fake-api-document", Parts::load);
  private final Map<String, ApiHandler> handlers = new HashMap<>();
  private final World world;
  private final ClusterAccess access;
  private final CallerCheck callers;
  private final GraphQl graphQl;
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
  public ContainersBackend(
      World world,
      Masters masters,
      ClusterLogin login,
      TokenMint mint,
      Set<String> accounts,
      Clock clock,
      boolean limited) {
    this.world = world;
    this.callers = new CallerCheck(mint, accounts, clock);
    this.rateLimit = limited ? Optional.of(new RateLimit(clock)) : Optional.empty();
    access = new ClusterAccess(world);
    ClusterOperations.register(handlers, world, access, masters, login);
    ResourceOperations.register(handlers, world, access);
    graphQl = new GraphQl(world);
  }

  private record Parts(OperationIndex document, RequestValidator validator) {
    static Parts load() {
      OperationIndex document = OperationIndex.load();
      return new Parts(document, new RequestValidator(document.root()));
    }
  }

  @Override
  public Service service() {
    return Service.CONTAINERS;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return GraphQl.is(exchange)
        ? Optional.of("graphql")
        : lookup(exchange).match().map(m -> m.operation().id());
  }

  private OperationIndex.Lookup lookup(Exchange exchange) {
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
      if (GraphQl.is(exchange)) {
        return graphQl.handle(exchange, callers.claims(exchange));
      }
      if (PROBES.contains(exchange.path()) && exchange.method().equals("GET")) {
        return Reply.json(200, new JsonObject());
      }
      OperationIndex.Lookup found = lookup(exchange);
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

  private Reply answer(Exchange exchange, OperationIndex.Match match) {
    OperationSpec operation = match.operation();
    Optional<JsonObject> claims =
        operation.loginNeeded() ? Optional.of(callers.claims(exchange)) : Optional.empty();
    Optional<JsonElement> body = parts.join().validator().check(operation, exchange);
    ApiCall call =
        new ApiCall(operation, match.pathParameters(), match.legacy(), exchange, body, claims);
    synchronized (world) {
      access.checkResourceGroup(call);
      return handler(operation).handle(call);
    }
  }

  /** A new operation of the document is refused until somebody says what it does. */
  private ApiHandler handler(OperationSpec operation) {
    return handlers.getOrDefault(
        operation.id(),
        call -> {
          throw ApiException.of(
              501, "G0001", "General", "The fake cloud can't do " + operation.id() + " yet.");
        });
  }
}

package io.github.ibmcontainers.fake.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.server.ApiServer;
import io.github.ibmcontainers.fake.kubernetes.server.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The HTTP front end of an API server: authenticates callers, and serves public paths. Thread-safe.
 */
final class MasterBackend implements Backend {
  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final Set<String> HEALTH = Set.of("/healthz", "/livez", "/readyz");

  private final Cluster cluster;
  private final MasterAuthentication authentication;
  private final Supplier<ApiServer> server;
  private final Supplier<String> oauthUrl;

  MasterBackend(
      Cluster cluster,
      MasterAuthentication authentication,
      Supplier<ApiServer> server,
      Supplier<String> oauthUrl) {
    this.cluster = cluster;
    this.authentication = authentication;
    this.server = server;
    this.oauthUrl = oauthUrl;
  }

  @Override
  public Service service() {
    return Service.KUBERNETES;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return Optional.of(exchange.method() + " " + exchange.path());
  }

  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    if (exchange.path().equals(OAUTH)) {
      return false;
    }
    return kind
        == (cluster.openShift()
            ? CredentialKind.OPENSHIFT_TOKEN
            : CredentialKind.IAM_KUBE_ID_TOKEN);
  }

  @Override
  public Reply error(int status) {
    return uncached(ApiServer.error(status));
  }

  @Override
  public Reply handle(Exchange exchange) {
    return uncached(respond(exchange));
  }

  /**
   * Sets the header that API servers set. Without it, kubectl caches responses with a future date.
   */
  private static Reply uncached(Reply reply) {
    return reply.replaceHeader("Cache-Control", "no-cache, private");
  }

  private Reply respond(Exchange exchange) {
    String path = exchange.path();
    boolean reads = Set.of("GET", "HEAD").contains(exchange.method());
    if (reads && HEALTH.contains(path)) {
      return Reply.text(200, "ok");
    }
    if (reads && path.equals(OAUTH) && cluster.openShift()) {
      return Reply.json(200, oauthDiscovery());
    }
    Optional<Caller> caller = authentication.user(exchange);
    return caller.isEmpty()
        ? ApiServer.unauthorized()
        : server.get().handle(exchange, caller.get());
  }

  private JsonObject oauthDiscovery() {
    String base = oauthUrl.get();
    JsonObject document = new JsonObject();
    document.addProperty("issuer", base);
    document.addProperty("authorization_endpoint", base + "/oauth/authorize");
    document.addProperty("token_endpoint", base + "/oauth/token");
    JsonArray types = new JsonArray();
    types.add("code");
    types.add("token");
    document.add("response_types_supported", types);
    return document;
  }
}

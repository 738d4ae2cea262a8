package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.control.KubernetesVersion;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Handles the requests of authenticated callers. Thread-safe. */
public final class ApiServer {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private final ClusterState state;
  private final boolean openShift;
  private final Duration maxWatchDuration;
  private final Discovery discovery;
  private final AggregatedDiscovery aggregatedDiscovery;
  private final OpenApi openApi;
  private final Lists lists;
  private final Writes writes;
  private final Subresources subresources;
  private final OpenShiftUsers users;

  /**
   * Creates a server.
   *
   * @param state the objects to serve
   * @param openShift whether the cluster is an OpenShift cluster
   * @param maxWatchDuration the maximum duration of a watch
   */
  public ApiServer(ClusterState state, boolean openShift, Duration maxWatchDuration) {
    this.state = state;
    this.openShift = openShift;
    this.maxWatchDuration = maxWatchDuration;
    discovery = new Discovery(state.types());
    aggregatedDiscovery = discovery.aggregated();
    openApi = new OpenApi(state.types());
    lists = new Lists(state.store());
    writes = new Writes(state);
    subresources = new Subresources(state, writes);
    users = new OpenShiftUsers(state);
  }

  /** Handles a request. */
  public Reply handle(Exchange exchange, Caller caller) {
    try {
      synchronized (state) {
        state.reconcile();
        Reply reply = respond(exchange, caller);
        state.reconcile();
        return reply;
      }
    } catch (ApiError e) {
      return e.reply();
    }
  }

  /** Returns a generic error response. */
  public static Reply error(int code) {
    return ApiError.of(code, "InternalError", "an internal error occurred").reply();
  }

  /** Returns the response for a caller that isn't authenticated. */
  public static Reply unauthorized() {
    return ApiError.of(401, "Unauthorized", "Unauthorized").reply();
  }

  private Reply respond(Exchange exchange, Caller caller) {
    Optional<Reply> document = document(exchange);
    if (document.isPresent()) {
      return document.get();
    }
    Optional<Reply> review = Reviews.handle(exchange, caller);
    if (review.isPresent()) {
      return review.get();
    }
    if (openShift) {
      Optional<Reply> user = users.handle(exchange, caller);
      if (user.isPresent()) {
        return user.get();
      }
    }
    ApiRequest request =
        ApiRequest.parse(exchange, state.types()).orElseThrow(() -> unknownPath(exchange, caller));
    authorize(request, caller);
    if (!METHODS.contains(exchange.method())) {
      throw ApiError.methodNotAllowed();
    }
    return request.subresource().isEmpty() ? resource(request) : subresources.handle(request);
  }

  /** Returns the version and the API documents, which all authenticated callers can read. */
  private Optional<Reply> document(Exchange exchange) {
    String path = exchange.path();
    boolean version = path.equals("/version") || path.equals("/version/");
    Optional<JsonObject> document =
        version
            ? Optional.of(KubernetesVersion.of(openShift, state.version()).document())
            : discovery.at(path).or(() -> openApi.at(path));
    if (document.isPresent() && !Set.of("GET", "HEAD").contains(exchange.method())) {
      throw ApiError.methodNotAllowed();
    }
    if (path.startsWith("/openapi/") && document.isPresent()) {
      requireJson(exchange);
    }
    int minor = KubernetesVersion.of(openShift, state.version()).minor();
    Optional<Reply> aggregated = aggregatedDiscovery.reply(exchange, minor);
    if (aggregated.isPresent()) {
      return aggregated;
    }
    return document.map(d -> Reply.json(200, d));
  }

  /** The documents are available as JSON only, which a client that requests protobuf can't read. */
  private static void requireJson(Exchange exchange) {
    String accept = exchange.headers().get("Accept");
    if (accept != null && !accept.contains("json") && !accept.contains("*/*")) {
      throw ApiError.of(
          406, "NotAcceptable", "only the following media types are accepted: application/json");
    }
  }

  private static ApiError unknownPath(Exchange exchange, Caller caller) {
    return caller.authorized()
        ? ApiError.noSuchPath()
        : ApiError.of(
            403,
            "Forbidden",
            "forbidden: User \""
                + caller.name()
                + "\" cannot "
                + exchange.method().toLowerCase(Locale.ROOT)
                + " path \""
                + exchange.path()
                + "\"");
  }

  private static void authorize(ApiRequest request, Caller caller) {
    if (caller.authorized()) {
      return;
    }
    ResourceType type = request.type();
    throw ApiError.forbidden(
        type,
        request.name(),
        "User \""
            + caller.name()
            + "\" cannot "
            + request.verb()
            + " resource \""
            + type.plural()
            + (request.subresource().isEmpty() ? "" : "/" + request.subresource())
            + "\" in API group \""
            + type.group()
            + "\" "
            + (request.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + request.namespace() + "\""));
  }

  private Reply resource(ApiRequest request) {
    String verb = request.verb();
    boolean namespaceMissing =
        request.type().namespaced()
            && request.namespace().isEmpty()
            && !Set.of("list", "watch").contains(verb);
    boolean nameMissing = Set.of("update", "patch").contains(verb) && request.collection();
    boolean unexpectedName = verb.equals("create") && !request.collection();
    if (!request.type().verbs().contains(verb)
        || namespaceMissing
        || nameMissing
        || unexpectedName) {
      throw ApiError.methodNotAllowed();
    }
    return switch (verb) {
      case "list" -> lists.list(request);
      case "watch" -> watch(request);
      case "get" ->
          Reply.json(200, Representation.of(request).one(request, writes.require(request)));
      case "create" -> writes.create(request);
      case "update" -> writes.replace(request);
      case "patch" -> writes.patch(request);
      case "delete" -> writes.delete(request);
      default -> writes.deleteCollection(request);
    };
  }

  private Reply watch(ApiRequest request) {
    if (request.flag("sendInitialEvents")) {
      throw ApiError.of(
          422,
          "Invalid",
          "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden:"
              + " sendInitialEvents is forbidden for watch unless the WatchList feature gate is"
              + " enabled");
    }
    return Reply.streaming("application/json", new WatchStream(state, request, maxWatchDuration));
  }
}

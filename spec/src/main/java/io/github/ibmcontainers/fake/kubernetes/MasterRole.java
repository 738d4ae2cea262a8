package io.github.ibmcontainers.fake.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.World;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.http.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** The API server of a cluster. Thread-safe. */
final class MasterRole implements Role {
  private static final String NAMESPACES = "/api/v1/namespaces";
  private static final String NODES = "/api/v1/nodes";
  private static final String PODS = "/api/v1/pods";
  private static final String USERS = "/apis/user.openshift.io/v1/users/~";
  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final Set<String> OPEN = Set.of("/healthz", "/livez", "/readyz");

  private final Cluster cluster;
  private final World world;
  private final MasterAuthentication authentication;
  private final Supplier<String> oauthUrl;
  private final Map<String, JsonObject> namespaces = new ConcurrentSkipListMap<>();

  MasterRole(
      Cluster cluster,
      World world,
      MasterAuthentication authentication,
      Supplier<String> oauthUrl) {
    this.cluster = cluster;
    this.world = world;
    this.authentication = authentication;
    this.oauthUrl = oauthUrl;
    for (String name :
        List.of("default", "ibm-operators", "ibm-system", "kube-public", "kube-system")) {
      namespaces.put(name, namespace(name));
    }
    if (cluster.openShift()) {
      namespaces.put("openshift-ingress", namespace("openshift-ingress"));
    }
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
    return KubernetesJson.status(status, "InternalError", "the server failed to answer");
  }

  @Override
  public Reply handle(Exchange exchange) {
    String path = exchange.path();
    if (OPEN.contains(path)) {
      return Reply.text(200, "ok");
    }
    if (path.equals(OAUTH) && cluster.openShift()) {
      return Reply.json(200, oauthDiscovery());
    }
    Optional<MasterUser> user = authentication.user(exchange);
    if (user.isEmpty()) {
      return KubernetesJson.status(401, "Unauthorized", "Unauthorized");
    }
    return discovery(path).orElseGet(() -> authorized(exchange, path, user.get()));
  }

  /** What everybody who is known may ask for. */
  private Optional<Reply> discovery(String path) {
    return switch (path) {
      case "/version" -> Optional.of(Reply.json(200, version()));
      case "/api" -> Optional.of(Reply.json(200, coreVersions()));
      case "/apis" -> Optional.of(Reply.json(200, groups()));
      case "/api/v1" -> Optional.of(Reply.json(200, coreResources()));
      case "/apis/user.openshift.io/v1" ->
          cluster.openShift()
              ? Optional.of(
                  Reply.json(
                      200,
                      KubernetesJson.resources(
                          "user.openshift.io/v1",
                          KubernetesJson.resource("users", "User", false, "get", "list"))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Reply authorized(Exchange exchange, String path, MasterUser user) {
    if (path.equals(USERS) && cluster.openShift()) {
      return Reply.json(200, userObject(user));
    }
    Optional<String> kind = kind(path);
    if (kind.isEmpty()) {
      return KubernetesJson.status(
          404, "NotFound", "the server could not find the requested resource");
    }
    if (!user.authorized()) {
      return KubernetesJson.status(
          403,
          "Forbidden",
          kind.get()
              + " is forbidden: User \""
              + user.name()
              + "\" cannot access resource \""
              + kind.get()
              + "\" in API group \"\" at the cluster scope");
    }
    return switch (kind.get()) {
      case "namespaces" -> namespaces(exchange, path);
      case "nodes" -> objects(exchange, path, NODES, "Node", nodes());
      default -> objects(exchange, path, PODS, "Pod", List.of());
    };
  }

  private static Optional<String> kind(String path) {
    if (path.equals(NODES) || path.startsWith(NODES + "/")) {
      return Optional.of("nodes");
    }
    if (path.equals(PODS) || path.matches(NAMESPACES + "/[^/]+/pods")) {
      return Optional.of("pods");
    }
    if (path.equals(NAMESPACES) || path.matches(NAMESPACES + "/[^/]+")) {
      return Optional.of("namespaces");
    }
    return Optional.empty();
  }

  private Reply namespaces(Exchange exchange, String path) {
    return switch (exchange.method()) {
      case "GET" ->
          objects(exchange, path, NAMESPACES, "Namespace", List.copyOf(namespaces.values()));
      case "POST" -> createNamespace(exchange);
      case "DELETE" -> {
        String name = path.substring(NAMESPACES.length() + 1);
        JsonObject removed = namespaces.remove(name);
        yield removed == null ? notFound("namespaces", name) : Reply.json(200, removed);
      }
      default ->
          KubernetesJson.status(
              405, "MethodNotAllowed", "the server does not allow this method on the resource");
    };
  }

  private Reply createNamespace(Exchange exchange) {
    String name;
    try {
      name =
          JsonParser.parseString(exchange.text())
              .getAsJsonObject()
              .getAsJsonObject("metadata")
              .get("name")
              .getAsString();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return KubernetesJson.status(400, "BadRequest", "the object provided is not a namespace");
    }
    JsonObject created = namespace(name);
    return namespaces.putIfAbsent(name, created) == null
        ? Reply.json(201, created)
        : KubernetesJson.status(409, "AlreadyExists", "namespaces \"" + name + "\" already exists");
  }

  private static Reply objects(
      Exchange exchange, String path, String base, String kind, List<JsonObject> items) {
    if (path.startsWith(base + "/")) {
      String name = path.substring(base.length() + 1);
      return items.stream()
          .filter(i -> i.getAsJsonObject("metadata").get("name").getAsString().equals(name))
          .findFirst()
          .map(i -> Reply.json(200, i))
          .orElseGet(() -> notFound(base.substring(base.lastIndexOf('/') + 1), name));
    }
    String watch = exchange.url().queryParameter("watch");
    return "true".equals(watch) || "1".equals(watch)
        ? KubernetesJson.watch("v1", kind, items)
        : Reply.json(200, KubernetesJson.list("v1", kind, items));
  }

  private static Reply notFound(String resource, String name) {
    return KubernetesJson.status(404, "NotFound", resource + " \"" + name + "\" not found");
  }

  private static JsonObject namespace(String name) {
    JsonObject namespace = KubernetesJson.named("v1", "Namespace", name);
    JsonObject status = new JsonObject();
    status.addProperty("phase", "Active");
    namespace.add("status", status);
    return namespace;
  }

  private List<JsonObject> nodes() {
    List<JsonObject> nodes = new ArrayList<>();
    world
        .readyNodes(cluster)
        .forEach(
            (address, version) -> {
              JsonObject node = KubernetesJson.named("v1", "Node", address);
              JsonObject info = new JsonObject();
              info.addProperty("kubeletVersion", "v" + version);
              JsonObject status = new JsonObject();
              status.add("nodeInfo", info);
              JsonObject ready = new JsonObject();
              ready.addProperty("type", "Ready");
              ready.addProperty("status", "True");
              JsonArray conditions = new JsonArray();
              conditions.add(ready);
              status.add("conditions", conditions);
              node.add("status", status);
              nodes.add(node);
            });
    return nodes;
  }

  private JsonObject version() {
    // OpenShift 4.x runs Kubernetes 1.(x+13).
    String[] parts = world.version(cluster).split("\\.", -1);
    String minor =
        cluster.openShift() ? Integer.toString(Integer.parseInt(parts[1]) + 13) : parts[1];
    String patch = parts.length > 2 ? parts[2] : "0";
    JsonObject version = new JsonObject();
    version.addProperty("major", "1");
    version.addProperty("minor", minor);
    version.addProperty(
        "gitVersion", "v1." + minor + "." + patch + (cluster.openShift() ? "" : "+IKS"));
    version.addProperty("gitCommit", "c35166bd86eaa91d17af1c08289ffeab3e71e11e");
    version.addProperty("gitTreeState", "clean");
    version.addProperty("buildDate", "2026-01-02T03:04:05Z");
    version.addProperty("goVersion", "go1.22.8");
    version.addProperty("compiler", "gc");
    version.addProperty("platform", "linux/amd64");
    return version;
  }

  private static JsonObject coreVersions() {
    JsonObject versions = new JsonObject();
    versions.addProperty("kind", "APIVersions");
    JsonArray list = new JsonArray();
    list.add("v1");
    versions.add("versions", list);
    versions.add("serverAddressByClientCIDRs", new JsonArray());
    return versions;
  }

  private JsonObject groups() {
    JsonObject groups = KubernetesJson.object("v1", "APIGroupList");
    JsonArray list = new JsonArray();
    if (cluster.openShift()) {
      JsonObject version = new JsonObject();
      version.addProperty("groupVersion", "user.openshift.io/v1");
      version.addProperty("version", "v1");
      JsonArray versions = new JsonArray();
      versions.add(version);
      JsonObject group = new JsonObject();
      group.addProperty("name", "user.openshift.io");
      group.add("versions", versions);
      group.add("preferredVersion", version.deepCopy());
      list.add(group);
    }
    groups.add("groups", list);
    return groups;
  }

  private static JsonObject coreResources() {
    return KubernetesJson.resources(
        "v1",
        KubernetesJson.resource(
            "namespaces", "Namespace", false, "create", "delete", "get", "list", "watch"),
        KubernetesJson.resource("nodes", "Node", false, "get", "list", "watch"),
        KubernetesJson.resource("pods", "Pod", true, "get", "list", "watch"));
  }

  private static JsonObject userObject(MasterUser user) {
    JsonObject object = KubernetesJson.named("user.openshift.io/v1", "User", user.name());
    JsonArray identities = new JsonArray();
    identities.add("IAM:" + user.iamId());
    object.add("identities", identities);
    object.add("groups", new JsonArray());
    return object;
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

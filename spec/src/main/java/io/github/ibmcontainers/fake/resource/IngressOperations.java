package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of Ingress: updates and autoscaling of load balancers, health checks, status. */
final class IngressOperations {
  /** The available builds of load balancers, the default first. */
  static final List<String> BUILDS =
      List.of("1.11.2_6420_iks", "1.10.4_6173_iks", "1.9.6_6108_iks");

  private static final String IGNORED = "ignored ingress errors";

  private final Context context;

  private IngressOperations(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    IngressOperations group = new IngressOperations(context);
    context.on(
        "GetAvailableALBTypes", call -> Reply.json(200, Json.array(List.of("private", "public"))));
    context.on(
        "GetSupportedImages",
        call ->
            Reply.json(
                200,
                Json.of(
                    "defaultK8sVersion",
                    BUILDS.get(0),
                    "supportedK8sVersions",
                    Json.array(BUILDS))));
    context.on("V2UpdateALB", group::updateAlbs);
    context.on("UpdateALBs", call -> group.setBuild(call, BUILDS.get(0)));
    context.on("RollbackUpdate", call -> group.setBuild(call, BUILDS.get(1)));
    context
        .setting("update policy")
        .defaultValue(call -> Json.of("autoUpdate", true, "latestVersion", true))
        .get("GetUpdatePolicy")
        .put("ChangeUpdatePolicy");
    context
        .setting("autoscaling of an ALB")
        .forEach(group::requireAlb)
        .onSet(IngressOperations::checkAutoscale)
        .get("GetALBAutoscaleConfiguration")
        .put("SetALBAutoscaleConfiguration")
        .remove("RemoveALBAutoscaleConfiguration");
    context
        .setting("load balancer configuration")
        .forEach(call -> call.value("type").orElse("public"))
        .defaultValue(
            call ->
                Json.of(
                    "cluster",
                    context.cluster(call).id(),
                    "type",
                    call.value("type").orElse("public"),
                    "proxyProtocol",
                    Json.of("enable", false, "cidr", new JsonArray(), "headerTimeout", 0)))
        .onSet((call, value) -> value.addProperty("cluster", context.cluster(call).id()))
        .get("GetLBConfig")
        .put("PatchLBConfig");
    context
        .setting("health check of ingress")
        .defaultValue(call -> Json.of("cluster", context.cluster(call).id(), "enable", false))
        .onSet((call, value) -> value.addProperty("cluster", context.cluster(call).id()))
        .get("GetIngressClusterHealthcheck")
        .put("SetIngressClusterHealthcheck");
    context
        .setting("ingress status")
        .onSet((call, value) -> value.addProperty("cluster", context.cluster(call).id()))
        .put("SetIngressStatusState");
    context.on("ListIgnoredIngressStatusErrors", group::ignored);
    context.on("AddIgnoredIngressStatusErrors", call -> group.ignore(call, true));
    context.on("RemoveIgnoredIngressStatusErrors", call -> group.ignore(call, false));
    context.on("GetStatus", group::status);
    registerMigration(context);
    group.registerAlbSecrets();
  }

  private static void registerMigration(Context context) {
    context
        .setting("migration of ALBs")
        .defaultValue(
            call ->
                Json.of(
                    "cluster",
                    context.cluster(call).id(),
                    "status",
                    "not-started",
                    "migratedResources",
                    new JsonArray()))
        .onSet((call, value) -> startMigration(context, call, value))
        .get("getMigrationstatus")
        .put("startMigration");
    context.setting("migration of ALBs").remove("cleanupMigration");
  }

  private static void startMigration(Context context, ApiCall call, JsonObject value) {
    value.addProperty("cluster", context.cluster(call).id());
    value.addProperty("status", "completed");
    value.addProperty("migrationMode", "production");
  }

  /** Requests for these secrets name the cluster in the field {@code clusterID}. */
  private void registerAlbSecrets() {
    ResourceCollection secrets =
        new ResourceCollection(
                context,
                "ALB secret",
                call ->
                    context
                        .clusters()
                        .list(
                            call,
                            c ->
                                call.value("idOrName")
                                    .or(() -> call.field("clusterID"))
                                    .filter(n -> n.equals(c.id()) || n.equals(c.name()))
                                    .isPresent())
                        .stream()
                        .findFirst()
                        .orElseThrow(ApiException::clusterNotFound)
                        .id())
            .key("secretName", "albSecretName")
            .onCreate((call, item) -> item.addProperty("state", "created"))
            .create("CreateALBSecret")
            .update("UpdateALBSecret")
            .remove("DeleteClusterALBSecrets");
    context.on(
        "ViewClusterALBSecrets",
        call -> {
          if (call.query("albSecretName").isPresent()) {
            return Reply.json(200, secrets.require(call));
          }
          Cluster cluster = context.cluster(call);
          return Reply.json(
              200,
              Json.of(
                  "id",
                  cluster.id(),
                  "region",
                  cluster.region(),
                  "isPaid",
                  true,
                  "albSecrets",
                  Json.array(secrets.items(call).values())));
        });
  }

  private String requireAlb(ApiCall call) {
    String alb = call.path("albID");
    if (!context.cluster(call).albIds().contains(alb)) {
      throw ApiException.notFound("ALB");
    }
    return alb;
  }

  private static void checkAutoscale(ApiCall call, JsonObject value) {
    JsonObject config = Json.object(value, "config");
    int min = config.has("minReplicas") ? config.get("minReplicas").getAsInt() : 2;
    int max = config.has("maxReplicas") ? config.get("maxReplicas").getAsInt() : min;
    if (min < 1 || max < min) {
      throw ApiException.badRequest(
          "minReplicas must be at least 1, and maxReplicas must not be less than minReplicas.");
    }
  }

  private Reply updateAlbs(ApiCall call) {
    String build = call.field("albBuild").orElse(BUILDS.get(0));
    if (!BUILDS.contains(build)) {
      throw ApiException.badRequest(
          "The build must be one of " + BUILDS + ", not '" + build + "'.");
    }
    Cluster cluster = context.cluster(call);
    List<String> requested = Json.texts(call.json(), "albList");
    if (!cluster.albIds().containsAll(requested)) {
      throw ApiException.notFound("ALB");
    }
    cluster.updateAlbs(id -> requested.isEmpty() || requested.contains(id), build);
    return call.emptyReply();
  }

  private Reply setBuild(ApiCall call, String build) {
    context.clusters().require(call, "classic").updateAlbs(id -> true, build);
    return call.emptyReply();
  }

  private Set<String> ignoredErrors(ApiCall call) {
    Map<String, JsonObject> stored = context.items(context.cluster(call).id(), IGNORED);
    return new LinkedHashSet<>(
        Json.texts(stored.getOrDefault("", new JsonObject()), "ignoredErrors"));
  }

  private Reply ignored(ApiCall call) {
    return Reply.json(
        200,
        Json.of(
            "cluster",
            context.cluster(call).id(),
            "ignoredErrors",
            Json.array(ignoredErrors(call))));
  }

  private Reply ignore(ApiCall call, boolean add) {
    Set<String> errors = ignoredErrors(call);
    List<String> requested = Json.texts(call.json(), "ignoredErrors");
    if (requested.isEmpty()) {
      throw ApiException.badRequest("The field ignoredErrors is missing or empty.");
    }
    if (add) {
      errors.addAll(requested);
    } else {
      errors.removeAll(requested);
    }
    String id = context.cluster(call).id();
    context.items(id, IGNORED).put("", Json.of("cluster", id, "ignoredErrors", Json.array(errors)));
    return call.reply(Json.of("cluster", id));
  }

  private Reply status(ApiCall call) {
    Cluster cluster = context.cluster(call);
    JsonObject state = context.items(cluster.id(), "ingress status").get("");
    boolean enabled = state == null || !state.has("enable") || state.get("enable").getAsBoolean();
    return Reply.json(
        200,
        Json.of(
            "cluster",
            cluster.id(),
            "enabled",
            enabled,
            "status",
            enabled ? "healthy" : "disabled",
            "nonTranslatedStatus",
            enabled ? "HEALTHY" : "DISABLED",
            "message",
            enabled ? "All Ingress components are healthy" : "The status is not reported",
            "ignoredErrors",
            Json.array(ignoredErrors(call)),
            "albStatus",
            cluster.openShift()
                ? new JsonArray()
                : components(enabled ? cluster.albIds() : List.of()),
            "routerStatus",
            components(enabled && cluster.openShift() ? List.of("router-default") : List.of()),
            "subdomainStatus",
            components(enabled ? DnsOperations.of(context, cluster).keySet() : List.of()),
            "secretStatus",
            components(
                enabled
                    ? IngressSecrets.of(context, cluster).values().stream()
                        .map(s -> Json.text(s, "name"))
                        .toList()
                    : List.of()),
            "generalComponentStatus",
            new JsonArray()));
  }

  private static JsonArray components(Iterable<String> names) {
    JsonArray components = new JsonArray();
    for (String name : names) {
      components.add(Json.of("component", name, "status", Json.array(List.of("healthy"))));
    }
    return components;
  }
}

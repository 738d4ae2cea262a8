package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What ingress is set to: updates of load balancers, autoscaling, health check, status. */
final class IngressOperations {
  /** The builds of load balancers on offer, the default first. */
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
        .otherwise(call -> Json.of("autoUpdate", true, "latestVersion", true))
        .get("GetUpdatePolicy")
        .put("ChangeUpdatePolicy");
    context
        .setting("autoscaling of an ALB")
        .each(group::needAlb)
        .check(IngressOperations::checkAutoscale)
        .get("GetALBAutoscaleConfiguration")
        .put("SetALBAutoscaleConfiguration")
        .remove("RemoveALBAutoscaleConfiguration");
    context
        .setting("load balancer configuration")
        .each(call -> call.value("type").orElse("public"))
        .otherwise(
            call ->
                Json.of(
                    "cluster",
                    context.cluster(call).id(),
                    "type",
                    call.value("type").orElse("public"),
                    "proxyProtocol",
                    Json.of("enable", false, "cidr", new JsonArray(), "headerTimeout", 0)))
        .check((call, value) -> value.addProperty("cluster", context.cluster(call).id()))
        .get("GetLBConfig")
        .put("PatchLBConfig");
    context
        .setting("health check of ingress")
        .otherwise(call -> Json.of("cluster", context.cluster(call).id(), "enable", false))
        .check((call, value) -> value.addProperty("cluster", context.cluster(call).id()))
        .get("GetIngressClusterHealthcheck")
        .put("SetIngressClusterHealthcheck");
    context
        .setting("ingress status")
        .check((call, value) -> value.addProperty("cluster", context.cluster(call).id()))
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
        .otherwise(
            call ->
                Json.of(
                    "cluster",
                    context.cluster(call).id(),
                    "status",
                    "not-started",
                    "migratedResources",
                    new JsonArray()))
        .check((call, value) -> started(context, call, value))
        .get("getMigrationstatus")
        .put("startMigration");
    context.setting("migration of ALBs").remove("cleanupMigration");
  }

  private static void started(Context context, ApiCall call, JsonObject value) {
    value.addProperty("cluster", context.cluster(call).id());
    value.addProperty("status", "completed");
    value.addProperty("migrationMode", "production");
  }

  /** The cluster of these stands in the body, under another name. */
  private void registerAlbSecrets() {
    Collection secrets =
        new Collection(
                context,
                "ALB secret",
                call ->
                    context
                        .access()
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
            .make((call, item) -> item.addProperty("state", "created"))
            .create("CreateALBSecret")
            .update("UpdateALBSecret")
            .remove("DeleteClusterALBSecrets");
    context.on(
        "ViewClusterALBSecrets",
        call -> {
          if (call.query("albSecretName").isPresent()) {
            return Reply.json(200, secrets.need(call));
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
                  Json.array(secrets.things(call).values())));
        });
  }

  private String needAlb(ApiCall call) {
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
          "The replicas have to be at least 1, and not more at least than at most.");
    }
  }

  private Reply updateAlbs(ApiCall call) {
    String build = call.field("albBuild").orElse(BUILDS.get(0));
    if (!BUILDS.contains(build)) {
      throw ApiException.badRequest("The build '" + build + "' is not one of " + BUILDS + ".");
    }
    Cluster cluster = context.cluster(call);
    List<String> asked = Json.texts(call.json(), "albList");
    if (!cluster.albIds().containsAll(asked)) {
      throw ApiException.notFound("ALB");
    }
    cluster.updateAlbs(id -> asked.isEmpty() || asked.contains(id), build);
    return Context.done(call);
  }

  private Reply setBuild(ApiCall call, String build) {
    context.access().need(call, "classic").updateAlbs(id -> true, build);
    return Context.done(call);
  }

  private Set<String> ignoredErrors(ApiCall call) {
    Map<String, JsonObject> kept = context.things(context.cluster(call).id(), IGNORED);
    return new LinkedHashSet<>(
        Json.texts(kept.getOrDefault("", new JsonObject()), "ignoredErrors"));
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
    List<String> asked = Json.texts(call.json(), "ignoredErrors");
    if (asked.isEmpty()) {
      throw ApiException.badRequest("The field ignoredErrors is missing or empty.");
    }
    if (add) {
      errors.addAll(asked);
    } else {
      errors.removeAll(asked);
    }
    String id = context.cluster(call).id();
    context
        .things(id, IGNORED)
        .put("", Json.of("cluster", id, "ignoredErrors", Json.array(errors)));
    return Context.reply(call, Json.of("cluster", id));
  }

  private Reply status(ApiCall call) {
    Cluster cluster = context.cluster(call);
    JsonObject state = context.things(cluster.id(), "ingress status").get("");
    boolean on = state == null || !state.has("enable") || state.get("enable").getAsBoolean();
    return Reply.json(
        200,
        Json.of(
            "cluster",
            cluster.id(),
            "enabled",
            on,
            "status",
            on ? "healthy" : "disabled",
            "nonTranslatedStatus",
            on ? "HEALTHY" : "DISABLED",
            "message",
            on ? "All Ingress components are healthy" : "The status is not reported",
            "ignoredErrors",
            Json.array(ignoredErrors(call)),
            "albStatus",
            cluster.openShift() ? new JsonArray() : components(on ? cluster.albIds() : List.of()),
            "routerStatus",
            components(on && cluster.openShift() ? List.of("router-default") : List.of()),
            "subdomainStatus",
            components(on ? DnsOperations.of(context, cluster).keySet() : List.of()),
            "secretStatus",
            components(
                on
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

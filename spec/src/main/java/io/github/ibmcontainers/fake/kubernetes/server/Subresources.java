package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.control.DisruptionBudgets.Decision;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import java.util.Set;

/**
 * Handles requests for evictions, logs, scales and statuses. Guarded by the lock of the cluster.
 */
final class Subresources {
  /** API servers accept both versions of an eviction. */
  private static final Set<String> EVICTIONS = Set.of("policy/v1", "policy/v1beta1");

  private final ClusterState state;
  private final Writes writes;

  Subresources(ClusterState state, Writes writes) {
    this.state = state;
    this.writes = writes;
  }

  Reply handle(ApiRequest request) {
    return switch (request.subresource()) {
      case "eviction" -> evict(requireMethod(request, "POST"));
      case "log" -> log(requireMethod(request, "GET"));
      case "scale" -> scale(request);
      default -> status(request);
    };
  }

  private static ApiRequest requireMethod(ApiRequest request, String method) {
    if (!request.exchange().method().equals(method)) {
      throw ApiError.methodNotAllowed();
    }
    return request;
  }

  private Reply status(ApiRequest request) {
    return switch (request.exchange().method()) {
      case "GET" ->
          Reply.json(200, Representation.of(request).one(request, writes.require(request)));
      case "PUT" -> writes.replace(request);
      case "PATCH" -> writes.patch(request);
      default -> throw ApiError.methodNotAllowed();
    };
  }

  private Reply log(ApiRequest request) {
    JsonObject pod = writes.require(request);
    if (!KubeJson.text(pod, "status", "phase").equals("Running")) {
      throw ApiError.badRequest(
          "container \""
              + KubeJson.list(pod, "spec", "containers").get(0).get("name").getAsString()
              + "\" in pod \""
              + request.name()
              + "\" is waiting to start: ContainerCreating");
    }
    return Reply.text(200, "The containers of a fake cluster write no logs.\n");
  }

  private Reply evict(ApiRequest request) {
    JsonObject body = request.body();
    String version = KubeJson.text(body, "apiVersion");
    if (!KubeJson.text(body, "kind").equals("Eviction") || !EVICTIONS.contains(version)) {
      throw ApiError.badRequest(
          "the API version in the data (" + version + ") does not match the expected (policy/v1)");
    }
    String name = KubeJson.name(body);
    if (!name.isEmpty() && !name.equals(request.name())) {
      throw ApiError.badRequest("name in URL does not match name in Eviction object");
    }
    JsonObject pod = writes.require(request);
    JsonObject options = KubeJson.map(body, "deleteOptions");
    String uid = KubeJson.text(options, "preconditions", "uid");
    if (!uid.isEmpty() && !uid.equals(KubeJson.uid(pod))) {
      throw ApiError.conflict(
          request.type(), request.name(), "the UID in the precondition does not match");
    }
    int grace =
        KubeJson.number(
            options,
            KubeJson.number(pod, 30, "spec", "terminationGracePeriodSeconds"),
            "gracePeriodSeconds");
    boolean dryRun = request.dryRun(options);
    return reply(state.evict(pod, grace, dryRun));
  }

  private static Reply reply(Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      throw ApiError.tooManyRequests(
          "Cannot evict pod as it would violate the pod's disruption budget.",
          "DisruptionBudget",
          "The disruption budget "
              + refused.budget()
              + " needs "
              + refused.needed()
              + " healthy pods and has "
              + refused.healthy()
              + " currently");
    }
    if (decision instanceof Decision.Ambiguous) {
      throw ApiError.of(
          500,
          "InternalError",
          "Internal error occurred: This pod has more than one PodDisruptionBudget, which the"
              + " eviction subresource does not support.");
    }
    JsonObject status = KubeJson.object("v1", "Status");
    status.add("metadata", new JsonObject());
    status.addProperty("status", "Success");
    status.addProperty("code", 201);
    return Reply.json(201, status);
  }

  private Reply scale(ApiRequest request) {
    JsonObject object = writes.require(request);
    JsonObject scale = scaleOf(object);
    switch (request.exchange().method()) {
      case "GET" -> {
        return Reply.json(200, scale);
      }
      case "PUT" -> scale = request.body();
      case "PATCH" -> {
        JsonElement patch = ApiRequest.parse(request.exchange().text(), false);
        scale =
            (request.contentType().equals("application/json-patch+json")
                    ? JsonPatch.apply(scale, patch.getAsJsonArray())
                    : JsonPatch.merge(scale, patch))
                .getAsJsonObject();
      }
      default -> throw ApiError.methodNotAllowed();
    }
    JsonObject changed = object.deepCopy();
    JsonElement replicas =
        KubeJson.at(scale, "spec", "replicas").orElse(new com.google.gson.JsonPrimitive(0));
    KubeJson.child(changed, "spec").add("replicas", replicas);
    KubeJson.metadata(changed)
        .addProperty("resourceVersion", KubeJson.text(scale, "metadata", "resourceVersion"));
    return Reply.json(200, scaleOf(writes.change(request, object, changed)));
  }

  private static JsonObject scaleOf(JsonObject object) {
    JsonObject scale = KubeJson.object("autoscaling/v1", "Scale");
    JsonObject metadata = KubeJson.metadata(scale);
    for (String field :
        new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
      metadata.addProperty(field, KubeJson.text(object, "metadata", field));
    }
    KubeJson.child(scale, "spec")
        .addProperty("replicas", KubeJson.number(object, 1, "spec", "replicas"));
    JsonObject status = KubeJson.child(scale, "status");
    status.addProperty("replicas", KubeJson.number(object, 0, "status", "replicas"));
    status.addProperty(
        "selector",
        String.join(
            ",",
            KubeJson.strings(KubeJson.map(object, "spec", "selector", "matchLabels"))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList()));
    return scale;
  }
}

package io.github.ibmcontainers.fake.kubernetes.server;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NAMESPACES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PODS;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Creates, replaces, patches and deletes objects. Guarded by the lock of the cluster. */
final class Writes {
  private static final Set<String> PROTECTED = Set.of("default", "kube-public", "kube-system");

  private final ClusterState state;

  Writes(ClusterState state) {
    this.state = state;
  }

  JsonObject require(ApiRequest request) {
    return state
        .store()
        .get(request.type().stored(), request.namespace(), request.name())
        .orElseThrow(() -> ApiError.notFound(request.type(), request.name()));
  }

  Reply create(ApiRequest request) {
    JsonObject created = create(request, request.body());
    return Reply.json(201, Representation.of(request).one(request, created));
  }

  private JsonObject create(ApiRequest request, JsonObject body) {
    ResourceType type = request.type();
    JsonObject object = KubeJson.canonical(body);
    checkKind(type, object);
    JsonObject metadata = KubeJson.metadata(object);
    String prefix = KubeJson.text(object, "metadata", "generateName");
    if (KubeJson.name(object).isEmpty() && !prefix.isEmpty()) {
      metadata.addProperty("name", prefix + UUID.randomUUID().toString().substring(0, 5));
    }
    if (!KubeJson.text(object, "metadata", "resourceVersion").isEmpty()) {
      throw ApiError.badRequest("resourceVersion should not be set on objects to be created");
    }
    List.of("uid", "creationTimestamp", "deletionTimestamp", "selfLink", "generation")
        .forEach(metadata::remove);
    if (type.namespaced()) {
      setNamespace(request, metadata);
    }
    if (type.has("status")) {
      object.remove("status");
    }
    Defaults.fill(type, object);
    if (object.has("spec")) {
      metadata.addProperty("generation", 1);
    }
    Validation.check(type, object);
    String name = KubeJson.name(object);
    if (state.store().get(type.stored(), KubeJson.namespace(object), name).isPresent()) {
      throw ApiError.alreadyExists(type, name);
    }
    return request.dryRun() ? object : state.store().create(type.stored(), object);
  }

  private void setNamespace(ApiRequest request, JsonObject metadata) {
    JsonElement namespaceInBody = metadata.get("namespace");
    if (namespaceInBody != null
        && !namespaceInBody.isJsonNull()
        && !namespaceInBody.getAsString().equals(request.namespace())) {
      throw ApiError.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    metadata.addProperty("namespace", request.namespace());
    JsonObject namespace =
        state
            .store()
            .get(NAMESPACES, "", request.namespace())
            .orElseThrow(() -> ApiError.notFound(NAMESPACES, request.namespace()));
    if (KubeJson.at(namespace, "metadata", "deletionTimestamp").isPresent()) {
      throw ApiError.forbidden(
          request.type(),
          KubeJson.text(metadata, "name"),
          "unable to create new content in namespace "
              + request.namespace()
              + " because it is being terminated");
    }
  }

  private static void checkKind(ResourceType type, JsonObject object) {
    String kind = KubeJson.text(object, "kind");
    String version = KubeJson.text(object, "apiVersion");
    boolean otherKind = !kind.isEmpty() && !kind.equals(type.kind());
    boolean otherVersion = !version.isEmpty() && !version.equals(type.apiVersion());
    if (otherKind || otherVersion) {
      throw ApiError.badRequest(
          "the API version and kind in the data ("
              + version
              + ", Kind="
              + kind
              + ") do not match the expected ("
              + type.apiVersion()
              + ", Kind="
              + type.kind()
              + ")");
    }
    if (object.has("metadata") && !object.get("metadata").isJsonObject()) {
      throw ApiError.badRequest(
          type.kind() + " cannot be handled as a " + type.kind() + ": metadata is not an object");
    }
  }

  Reply replace(ApiRequest request) {
    JsonObject old = require(request);
    JsonObject body = request.body().deepCopy();
    checkKind(request.type(), body);
    if (KubeJson.name(body).isEmpty()) {
      throw ApiError.badRequest("name must be provided");
    }
    return Reply.json(200, Representation.of(request).one(request, change(request, old, body)));
  }

  Reply patch(ApiRequest request) {
    String format = request.contentType();
    if (format.equals("application/apply-patch+yaml")) {
      return apply(request);
    }
    if (request.flag("force")) {
      throw invalidOptions("force", "may not be specified for non-apply patch");
    }
    JsonObject old = require(request);
    JsonElement patch = ApiRequest.parse(request.exchange().text(), false);
    JsonElement patched =
        switch (format) {
          case "application/json-patch+json" -> jsonPatch(old, patch);
          case "application/merge-patch+json" -> JsonPatch.merge(old, object(patch));
          case "application/strategic-merge-patch+json" -> {
            if (request.type().group().equals("config.openshift.io")) {
              throw unsupportedPatch();
            }
            yield StrategicMerge.merge(old, object(patch));
          }
          default -> throw unsupportedPatch();
        };
    JsonObject changed = change(request, old, object(patched));
    return Reply.json(200, Representation.of(request).one(request, changed));
  }

  private static JsonObject object(JsonElement element) {
    if (!element.isJsonObject()) {
      throw ApiError.badRequest("the patch is not an object");
    }
    return element.getAsJsonObject();
  }

  private static ApiError unsupportedPatch() {
    return ApiError.unsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json-patch+json, application/merge-patch+json,"
            + " application/apply-patch+yaml, application/strategic-merge-patch+json");
  }

  private static ApiError invalidOptions(String field, String why) {
    return ApiError.of(
        422,
        "Invalid",
        "PatchOptions.meta.k8s.io \"\" is invalid: " + field + ": Forbidden: " + why);
  }

  private static JsonElement jsonPatch(JsonObject old, JsonElement patch) {
    if (!patch.isJsonArray()) {
      throw ApiError.badRequest("a JSON patch must be a list of operations");
    }
    try {
      return JsonPatch.apply(old, patch.getAsJsonArray());
    } catch (IllegalArgumentException e) {
      throw ApiError.of(
          422,
          "Invalid",
          "the server rejected our request due to an error in our request: " + e.getMessage());
    }
  }

  private Reply apply(ApiRequest request) {
    String manager = request.query("fieldManager");
    if (manager.isEmpty()) {
      throw ApiError.of(
          422,
          "Invalid",
          "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required"
              + " for apply patch");
    }
    JsonObject desired = object(ApiRequest.parse(request.exchange().text(), true));
    if (KubeJson.text(desired, "kind").isEmpty()
        || KubeJson.text(desired, "apiVersion").isEmpty()) {
      throw ApiError.badRequest("the applied object must have an apiVersion and a kind");
    }
    checkKind(request.type(), desired);
    ServerSideApply apply = new ServerSideApply(request.type(), manager, request.flag("force"));
    Optional<JsonObject> old =
        state.store().get(request.type().stored(), request.namespace(), request.name());
    if (old.isPresent()) {
      JsonObject applied = apply.apply(old.get(), desired, state.store().now());
      JsonObject changed = change(request, old.get(), applied);
      return Reply.json(200, Representation.of(request).one(request, changed));
    }
    if (!request.subresource().isEmpty()) {
      throw ApiError.notFound(request.type(), request.name());
    }
    if (!KubeJson.name(desired).equals(request.name())) {
      throw nameMismatch(request, desired);
    }
    JsonObject created =
        create(request, apply.apply(new JsonObject(), desired, state.store().now()));
    return Reply.json(201, Representation.of(request).one(request, created));
  }

  private static ApiError nameMismatch(ApiRequest request, JsonObject object) {
    return ApiError.badRequest(
        "the name of the object ("
            + KubeJson.name(object)
            + ") does not match the name on the URL ("
            + request.name()
            + ")");
  }

  /** Stores the new state of an object after checking that the change is allowed. */
  JsonObject change(ApiRequest request, JsonObject old, JsonObject desired) {
    ResourceType type = request.type();
    if (!KubeJson.name(desired).equals(request.name())) {
      throw nameMismatch(request, desired);
    }
    JsonObject next = KubeJson.canonical(desired);
    JsonObject metadata = KubeJson.metadata(next);
    String expected = KubeJson.text(next, "metadata", "resourceVersion");
    String current = KubeJson.text(old, "metadata", "resourceVersion");
    if (!expected.isEmpty() && !expected.equals("0") && !expected.equals(current)) {
      throw ApiError.modified(type, request.name());
    }
    String uid = KubeJson.uid(next);
    if (!uid.isEmpty() && !uid.equals(KubeJson.uid(old))) {
      throw ApiError.conflict(
          type,
          request.name(),
          "Precondition failed: UID in precondition: "
              + uid
              + ", UID in object meta: "
              + KubeJson.uid(old));
    }
    List.of("uid", "creationTimestamp", "deletionTimestamp", "generation", "namespace")
        .forEach(field -> copyField(metadata, KubeJson.metadata(old), field));
    JsonObject stored = merged(request, old, next);
    if (request.dryRun()) {
      return stored;
    }
    JsonObject result = state.store().update(type.stored(), stored);
    boolean finalized =
        result.getAsJsonObject("metadata").has("deletionTimestamp")
            && KubeJson.at(result, "metadata", "finalizers")
                .filter(f -> !f.getAsJsonArray().isEmpty())
                .isEmpty()
            && !type.equals(PODS)
            && !type.stored().equals(NAMESPACES);
    if (finalized) {
      state.store().remove(type, result);
    }
    return result;
  }

  /**
   * Changes of the status are only possible by its subresource, which ignores all other changes.
   */
  private static JsonObject merged(ApiRequest request, JsonObject old, JsonObject next) {
    ResourceType type = request.type();
    if (request.subresource().equals("status")) {
      JsonObject changed = old.deepCopy();
      copyField(changed, next, "status");
      return changed;
    }
    if (type.has("status")) {
      copyField(next, old, "status");
    }
    next.addProperty("kind", type.stored().kind());
    next.addProperty("apiVersion", type.stored().apiVersion());
    Defaults.fill(type, next);
    Validation.checkChange(type, old, next);
    boolean newSpec = next.has("spec") && !next.get("spec").equals(old.get("spec"));
    if (newSpec && KubeJson.metadata(old).has("generation")) {
      KubeJson.metadata(next)
          .addProperty("generation", KubeJson.number(old, 1, "metadata", "generation") + 1);
    }
    return next;
  }

  private static void copyField(JsonObject target, JsonObject source, String field) {
    if (source.has(field)) {
      target.add(field, source.get(field).deepCopy());
    } else {
      target.remove(field);
    }
  }

  Reply delete(ApiRequest request) {
    JsonObject object = require(request);
    DeleteOptions options = DeleteOptions.of(request);
    options.checkPreconditions(object);
    ResourceType type = request.type();
    if (type.stored().equals(NAMESPACES) && PROTECTED.contains(request.name())) {
      throw ApiError.forbidden(type, request.name(), "this namespace may not be deleted");
    }
    JsonObject deleted = object;
    if (!options.dryRun()) {
      if (options.orphan()) {
        state.orphan(object);
      }
      deleted =
          state.delete(
              type.stored(),
              object,
              options.graceSeconds(
                  KubeJson.number(object, 30, "spec", "terminationGracePeriodSeconds")));
    }
    boolean returnsObject = type.equals(PODS) || type.equals(NAMESPACES);
    return returnsObject
        ? Reply.json(200, Representation.OBJECT.one(request, deleted))
        : Reply.json(200, success(type, object));
  }

  private static JsonObject success(ResourceType type, JsonObject object) {
    JsonObject status = KubeJson.object("v1", "Status");
    status.add("metadata", new JsonObject());
    status.addProperty("status", "Success");
    JsonObject details = KubeJson.child(status, "details");
    details.addProperty("name", KubeJson.name(object));
    if (!type.group().isEmpty()) {
      details.addProperty("group", type.group());
    }
    details.addProperty("kind", type.plural());
    details.addProperty("uid", KubeJson.uid(object));
    return status;
  }

  Reply deleteCollection(ApiRequest request) {
    DeleteOptions options = DeleteOptions.of(request);
    List<JsonObject> objects =
        state.store().all(request.type().stored()).stream().filter(Selection.of(request)).toList();
    if (!options.dryRun()) {
      objects.forEach(
          object -> state.delete(request.type().stored(), object, options.graceSeconds(30)));
    }
    JsonObject metadata = new JsonObject();
    metadata.addProperty("resourceVersion", Long.toString(state.store().version()));
    return Reply.json(200, Representation.of(request).list(request, objects, metadata));
  }
}

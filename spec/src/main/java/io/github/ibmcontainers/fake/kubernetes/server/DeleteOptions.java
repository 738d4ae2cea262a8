package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;

/** How an object is to be deleted: from the body of the request, or from its query. */
final class DeleteOptions {
  private final JsonObject options;
  private final ApiRequest request;

  private DeleteOptions(JsonObject options, ApiRequest request) {
    this.options = options;
    this.request = request;
  }

  static DeleteOptions of(ApiRequest request) {
    boolean empty = request.exchange().body().size() == 0;
    return new DeleteOptions(empty ? new JsonObject() : request.body(), request);
  }

  boolean dryRun() {
    return request.dryRun(options);
  }

  boolean orphan() {
    return value("propagationPolicy").equals("Orphan") || value("orphanDependents").equals("true");
  }

  int graceSeconds(int otherwise) {
    String value = value("gracePeriodSeconds");
    try {
      return value.isEmpty() ? otherwise : Math.max(0, Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw ApiError.badRequest("gracePeriodSeconds is no number: " + value);
    }
  }

  private String value(String field) {
    String own = KubeJson.text(options, field);
    return own.isEmpty() ? request.query(field) : own;
  }

  /** Refuses to delete another object, or another version of it, than the client knows. */
  void check(ApiRequest of, JsonObject object) {
    String uid = KubeJson.text(options, "preconditions", "uid");
    String version = KubeJson.text(options, "preconditions", "resourceVersion");
    if (!uid.isEmpty() && !uid.equals(KubeJson.uid(object))) {
      throw ApiError.conflict(
          of.type(),
          of.name(),
          "the UID in the precondition ("
              + uid
              + ") does not match the UID in record ("
              + KubeJson.uid(object)
              + "). The object might have been deleted and then recreated");
    }
    if (!version.isEmpty()
        && !version.equals(KubeJson.text(object, "metadata", "resourceVersion"))) {
      throw ApiError.modified(of.type(), of.name());
    }
  }
}

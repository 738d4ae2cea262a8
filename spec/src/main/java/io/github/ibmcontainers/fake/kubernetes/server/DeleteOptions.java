package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;

/** The options of a delete, from the body or the query of the request. */
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

  int graceSeconds(int defaultValue) {
    String value = value("gracePeriodSeconds");
    try {
      return value.isEmpty() ? defaultValue : Math.max(0, Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw ApiError.badRequest("gracePeriodSeconds is not a number: " + value);
    }
  }

  private String value(String field) {
    String value = KubeJson.text(options, field);
    return value.isEmpty() ? request.query(field) : value;
  }

  /** Checks the preconditions: the uid and the resource version of the object. */
  void checkPreconditions(JsonObject object) {
    String uid = KubeJson.text(options, "preconditions", "uid");
    String version = KubeJson.text(options, "preconditions", "resourceVersion");
    if (!uid.isEmpty() && !uid.equals(KubeJson.uid(object))) {
      throw ApiError.conflict(
          request.type(),
          request.name(),
          "the UID in the precondition ("
              + uid
              + ") does not match the UID in record ("
              + KubeJson.uid(object)
              + "). The object might have been deleted and then recreated");
    }
    if (!version.isEmpty()
        && !version.equals(KubeJson.text(object, "metadata", "resourceVersion"))) {
      throw ApiError.modified(request.type(), request.name());
    }
  }
}

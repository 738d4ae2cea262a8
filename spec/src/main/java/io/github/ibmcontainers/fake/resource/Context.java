package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.ClusterAccess;
import io.github.ibmcontainers.fake.containers.ClusterViews;
import io.github.ibmcontainers.fake.containers.World;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What all groups of operations share: the state, and the table of handlers to fill. */
record Context(Map<String, ApiHandler> handlers, World world, ClusterAccess access) {

  void on(String operation, ApiHandler handler) {
    handlers.put(operation, handler);
  }

  /** Things of one kind that belong to a cluster. */
  Collection ofCluster(String kind) {
    return new Collection(this, kind, call -> access.need(call).id());
  }

  /** Things of one kind that belong to an account. */
  Collection ofAccount(String kind) {
    return new Collection(this, kind, ApiCall::account);
  }

  /** A setting of a cluster. */
  Setting setting(String kind) {
    return new Setting(this, kind, call -> access.need(call).id());
  }

  Cluster cluster(ApiCall call) {
    return access.need(call);
  }

  String now() {
    return ClusterViews.date(world.now());
  }

  Map<String, JsonObject> things(String scope, String kind) {
    return world.store().of(scope, kind);
  }

  static Function<ApiCall, String> account() {
    return ApiCall::account;
  }

  /** The answer without a body that the document gives the operation. */
  static Reply done(ApiCall call) {
    return Reply.empty(call.operation().success());
  }

  /** The fields of a thing that the answer of the operation has. */
  static JsonObject answer(ApiCall call, JsonObject item) {
    Set<String> fields = call.operation().answerFields();
    if (fields.isEmpty()) {
      return item;
    }
    JsonObject answer = new JsonObject();
    for (Map.Entry<String, JsonElement> field : item.entrySet()) {
      if (fields.contains(field.getKey())) {
        answer.add(field.getKey(), field.getValue());
      }
    }
    return answer;
  }

  /** An answer with that body, or without one where the document has none. */
  static Reply reply(ApiCall call, JsonElement body) {
    return call.operation().response().isEmpty()
        ? done(call)
        : Reply.json(call.operation().success(), body);
  }
}

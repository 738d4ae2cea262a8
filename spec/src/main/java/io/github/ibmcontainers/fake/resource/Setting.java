package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Registers operations that get, set and remove a single value, such as a policy of a cluster. */
final class Setting {
  private final Context context;
  private final String kind;
  private final Function<ApiCall, String> scope;
  private Function<ApiCall, String> part = call -> "";
  private Optional<Function<ApiCall, JsonObject>> defaultValue = Optional.empty();
  private BiConsumer<ApiCall, JsonObject> validator = (call, value) -> {};

  Setting(Context context, String kind, Function<ApiCall, String> scope) {
    this.context = context;
    this.kind = kind;
    this.scope = scope;
  }

  /** Makes the setting have a value for each part of the cluster, such as each load balancer. */
  Setting forEach(Function<ApiCall, String> value) {
    part = value;
    return this;
  }

  /** Sets the default value; without one, the setting is not found before it is set. */
  Setting defaultValue(Function<ApiCall, JsonObject> value) {
    defaultValue = Optional.of(value);
    return this;
  }

  /** Sets an action that validates and completes new values. */
  Setting onSet(BiConsumer<ApiCall, JsonObject> action) {
    validator = action;
    return this;
  }

  Setting get(String operation) {
    context.on(operation, call -> call.reply(call.documentedFields(value(call))));
    return this;
  }

  Setting put(String operation) {
    context.on(
        operation,
        call -> {
          JsonObject value = current(call).orElseGet(JsonObject::new);
          call.json().entrySet().forEach(e -> value.add(e.getKey(), e.getValue()));
          validator.accept(call, value);
          values(call).put(part.apply(call), value);
          return call.reply(call.documentedFields(value));
        });
    return this;
  }

  Setting remove(String operation) {
    context.on(
        operation,
        call -> {
          if (values(call).remove(part.apply(call)) == null) {
            throw ApiException.notFound(kind);
          }
          return call.emptyReply();
        });
    return this;
  }

  private JsonObject value(ApiCall call) {
    return current(call).orElseThrow(() -> ApiException.notFound(kind));
  }

  /** Returns a copy, so that a rejected request changes nothing. */
  private Optional<JsonObject> current(ApiCall call) {
    return Optional.ofNullable(values(call).get(part.apply(call)))
        .map(JsonObject::deepCopy)
        .or(() -> defaultValue.map(value -> value.apply(call)));
  }

  private Map<String, JsonObject> values(ApiCall call) {
    return context.items(scope.apply(call), kind);
  }
}

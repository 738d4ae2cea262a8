package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Something that is there once, such as a policy of a cluster: read, set and taken away. */
final class Setting {
  private final Context context;
  private final String kind;
  private final Function<ApiCall, String> scope;
  private Function<ApiCall, String> part = call -> "";
  private Optional<Function<ApiCall, JsonObject>> otherwise = Optional.empty();
  private BiConsumer<ApiCall, JsonObject> check = (call, value) -> {};

  Setting(Context context, String kind, Function<ApiCall, String> scope) {
    this.context = context;
    this.kind = kind;
    this.scope = scope;
  }

  /** It is there once for each part. */
  Setting each(Function<ApiCall, String> value) {
    part = value;
    return this;
  }

  /** What it is before anybody sets it; without this it is not found. */
  Setting otherwise(Function<ApiCall, JsonObject> value) {
    otherwise = Optional.of(value);
    return this;
  }

  /** Completes what is set, and refuses what can't be. */
  Setting check(BiConsumer<ApiCall, JsonObject> value) {
    check = value;
    return this;
  }

  Setting get(String operation) {
    context.on(operation, call -> Context.reply(call, Context.answer(call, value(call))));
    return this;
  }

  Setting put(String operation) {
    context.on(
        operation,
        call -> {
          JsonObject value = current(call).orElseGet(JsonObject::new);
          call.json().entrySet().forEach(e -> value.add(e.getKey(), e.getValue()));
          check.accept(call, value);
          values(call).put(part.apply(call), value);
          return Context.reply(call, Context.answer(call, value));
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
          return Context.done(call);
        });
    return this;
  }

  private JsonObject value(ApiCall call) {
    return current(call).orElseThrow(() -> ApiException.notFound(kind));
  }

  /** A copy, so that a refused change changes nothing. */
  private Optional<JsonObject> current(ApiCall call) {
    return Optional.ofNullable(values(call).get(part.apply(call)))
        .map(JsonObject::deepCopy)
        .or(() -> otherwise.map(o -> o.apply(call)));
  }

  private Map<String, JsonObject> values(ApiCall call) {
    return context.things(scope.apply(call), kind);
  }
}

package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Things of one kind that operations create, list, get, change and remove. A thing has the fields
 * of the request that created it and those that {@link #make} gives it; an answer has those of them
 * that the document gives the operation.
 */
final class Collection {
  private final Context context;
  private final String kind;
  private final Function<ApiCall, String> scope;
  private final List<Key> keys = new ArrayList<>();
  private BiConsumer<ApiCall, JsonObject> maker = (call, item) -> {};

  Collection(Context context, String kind, Function<ApiCall, String> scope) {
    this.context = context;
    this.kind = kind;
    this.scope = scope;
  }

  /** A field that identifies a thing, with the names that requests have for it. */
  private record Key(String field, List<String> names) {
    String of(ApiCall call) {
      return names.stream()
          .flatMap(name -> call.value(name).stream())
          .findFirst()
          .orElseThrow(
              () -> ApiException.badRequest("The field " + names.get(0) + " is missing or empty."));
    }
  }

  /** A field that identifies a thing; other names that requests have for it follow. */
  Collection key(String field, String... otherNames) {
    List<String> names = new ArrayList<>(List.of(field));
    names.addAll(List.of(otherNames));
    keys.add(new Key(field, names));
    return this;
  }

  /** Completes a new thing, and refuses what can't be. */
  Collection make(BiConsumer<ApiCall, JsonObject> value) {
    maker = value;
    return this;
  }

  Collection create(String operation) {
    return create(operation, Context::answer);
  }

  Collection create(String operation, BiFunction<ApiCall, JsonObject, JsonElement> answer) {
    context.on(
        operation,
        call -> {
          JsonObject item = new JsonObject();
          call.pathParameters().forEach(item::addProperty);
          call.json().entrySet().forEach(e -> item.add(e.getKey(), e.getValue()));
          maker.accept(call, item);
          if (things(call).putIfAbsent(key(item), item) != null) {
            throw ApiException.conflict(
                "E0d3b", "The " + kind + " '" + key(item) + "' exists already.");
          }
          return Context.reply(call, answer.apply(call, item));
        });
    return this;
  }

  Collection get(String operation) {
    context.on(operation, call -> Context.reply(call, Context.answer(call, need(call))));
    return this;
  }

  /** Lists the things whose fields have the values that the request gives for the filters. */
  Collection list(String operation, String... filters) {
    context.on(operation, call -> Reply.json(200, all(call, filters)));
    return this;
  }

  /** The same with the list as a field of an object. */
  Collection listIn(String operation, String field, String... filters) {
    context.on(
        operation,
        call -> {
          JsonArray items = new JsonArray();
          matching(call, filters).forEach(items::add);
          JsonObject answer = new JsonObject();
          answer.add(field, items);
          return Reply.json(200, answer);
        });
    return this;
  }

  /** Takes the fields of the request into the thing. */
  Collection update(String operation) {
    return update(
        operation,
        (call, item) ->
            call.json().entrySet().stream()
                .filter(e -> keys.stream().noneMatch(k -> k.names().contains(e.getKey())))
                .forEach(e -> item.add(e.getKey(), e.getValue())));
  }

  Collection update(String operation, BiConsumer<ApiCall, JsonObject> change) {
    return update(operation, change, Context::answer);
  }

  Collection update(
      String operation,
      BiConsumer<ApiCall, JsonObject> change,
      BiFunction<ApiCall, JsonObject, JsonElement> answer) {
    context.on(
        operation,
        call -> {
          JsonObject item = need(call);
          change.accept(call, item);
          return Context.reply(call, answer.apply(call, item));
        });
    return this;
  }

  Collection remove(String operation) {
    context.on(
        operation,
        call -> {
          things(call).remove(key(need(call)));
          return Context.done(call);
        });
    return this;
  }

  Collection clear(String operation) {
    context.on(
        operation,
        call -> {
          things(call).clear();
          return Context.done(call);
        });
    return this;
  }

  /** The thing that a request names. */
  JsonObject need(ApiCall call) {
    String key = keys.stream().map(k -> k.of(call)).collect(Collectors.joining("/"));
    JsonObject item = things(call).get(key);
    if (item == null) {
      throw ApiException.notFound(kind);
    }
    return item;
  }

  Map<String, JsonObject> things(ApiCall call) {
    return context.things(scope.apply(call), kind);
  }

  private String key(JsonObject item) {
    return keys.stream()
        .map(
            k -> {
              JsonElement value = item.get(k.field());
              if (value == null || !value.isJsonPrimitive() || value.getAsString().isEmpty()) {
                throw ApiException.badRequest(
                    "The field " + k.names().get(0) + " is missing or empty.");
              }
              return value.getAsString();
            })
        .collect(Collectors.joining("/"));
  }

  private JsonArray all(ApiCall call, String... filters) {
    JsonArray answer = new JsonArray();
    matching(call, filters).forEach(item -> answer.add(Context.answer(call, item)));
    return answer;
  }

  private List<JsonObject> matching(ApiCall call, String... filters) {
    return things(call).values().stream()
        .filter(
            item -> {
              for (String filter : filters) {
                JsonElement wanted =
                    call.value(filter).<JsonElement>map(JsonPrimitive::new).orElse(null);
                if (wanted != null && !wanted.equals(item.get(filter))) {
                  return false;
                }
              }
              return true;
            })
        .toList();
  }
}

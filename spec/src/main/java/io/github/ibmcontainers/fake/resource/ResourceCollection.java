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
 * Registers operations that create, list, get, update and delete items of one kind. An item has the
 * fields of the request that created it and those that {@link #onCreate} adds; a response has those
 * fields that the document defines for the operation.
 */
final class ResourceCollection {
  private final Context context;
  private final String kind;
  private final Function<ApiCall, String> scope;
  private final List<Key> keys = new ArrayList<>();
  private BiConsumer<ApiCall, JsonObject> initializer = (call, item) -> {};

  ResourceCollection(Context context, String kind, Function<ApiCall, String> scope) {
    this.context = context;
    this.kind = kind;
    this.scope = scope;
  }

  /** A field that identifies an item, with the names that it has in requests. */
  private record Key(String field, List<String> names) {
    String of(ApiCall call) {
      return names.stream()
          .flatMap(name -> call.value(name).stream())
          .findFirst()
          .orElseThrow(
              () -> ApiException.badRequest("The field " + names.get(0) + " is missing or empty."));
    }
  }

  /** Adds a field to the key of the items, with alternative names that it has in requests. */
  ResourceCollection key(String field, String... otherNames) {
    List<String> names = new ArrayList<>(List.of(field));
    names.addAll(List.of(otherNames));
    keys.add(new Key(field, names));
    return this;
  }

  /** Sets an action that validates and completes new items. */
  ResourceCollection onCreate(BiConsumer<ApiCall, JsonObject> action) {
    initializer = action;
    return this;
  }

  ResourceCollection create(String operation) {
    return create(operation, ApiCall::documentedFields);
  }

  ResourceCollection create(
      String operation, BiFunction<ApiCall, JsonObject, JsonElement> response) {
    context.on(
        operation,
        call -> {
          JsonObject item = new JsonObject();
          call.pathParameters().forEach(item::addProperty);
          call.json().entrySet().forEach(e -> item.add(e.getKey(), e.getValue()));
          initializer.accept(call, item);
          if (items(call).putIfAbsent(key(item), item) != null) {
            throw ApiException.conflict(
                "E0d3b", "The " + kind + " '" + key(item) + "' already exists.");
          }
          return call.reply(response.apply(call, item));
        });
    return this;
  }

  ResourceCollection get(String operation) {
    context.on(operation, call -> call.reply(call.documentedFields(require(call))));
    return this;
  }

  /** Lists the items whose fields equal the values of the filters in the request. */
  ResourceCollection list(String operation, String... filters) {
    context.on(operation, call -> Reply.json(200, all(call, filters)));
    return this;
  }

  /** Same as {@link #list}, with the list in a field of an object. */
  ResourceCollection listIn(String operation, String field, String... filters) {
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

  /** Copies the fields of the request to the item. */
  ResourceCollection update(String operation) {
    return update(
        operation,
        (call, item) ->
            call.json().entrySet().stream()
                .filter(e -> keys.stream().noneMatch(k -> k.names().contains(e.getKey())))
                .forEach(e -> item.add(e.getKey(), e.getValue())));
  }

  ResourceCollection update(String operation, BiConsumer<ApiCall, JsonObject> change) {
    return update(operation, change, ApiCall::documentedFields);
  }

  ResourceCollection update(
      String operation,
      BiConsumer<ApiCall, JsonObject> change,
      BiFunction<ApiCall, JsonObject, JsonElement> response) {
    context.on(
        operation,
        call -> {
          JsonObject item = require(call);
          change.accept(call, item);
          return call.reply(response.apply(call, item));
        });
    return this;
  }

  ResourceCollection remove(String operation) {
    context.on(
        operation,
        call -> {
          items(call).remove(key(require(call)));
          return call.emptyReply();
        });
    return this;
  }

  ResourceCollection clear(String operation) {
    context.on(
        operation,
        call -> {
          items(call).clear();
          return call.emptyReply();
        });
    return this;
  }

  /** Returns the item that a request names; rejects the request if there is none. */
  JsonObject require(ApiCall call) {
    String key = keys.stream().map(k -> k.of(call)).collect(Collectors.joining("/"));
    JsonObject item = items(call).get(key);
    if (item == null) {
      throw ApiException.notFound(kind);
    }
    return item;
  }

  Map<String, JsonObject> items(ApiCall call) {
    return context.items(scope.apply(call), kind);
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
    matching(call, filters).forEach(item -> answer.add(call.documentedFields(item)));
    return answer;
  }

  private List<JsonObject> matching(ApiCall call, String... filters) {
    return items(call).values().stream()
        .filter(
            item -> {
              for (String filter : filters) {
                JsonElement expected =
                    call.value(filter).<JsonElement>map(JsonPrimitive::new).orElse(null);
                if (expected != null && !expected.equals(item.get(filter))) {
                  return false;
                }
              }
              return true;
            })
        .toList();
  }
}

package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request for a resource or a collection of resources.
 *
 * @param exchange the HTTP request
 * @param type the resource type in its path
 * @param namespace the namespace; empty text for all namespaces, or if the type isn't namespaced
 * @param name the name; empty text for a collection
 * @param subresource the subresource; empty text for none
 */
record ApiRequest(
    Exchange exchange, ResourceType type, String namespace, String name, String subresource) {

  /** Parses a request; empty if its path doesn't contain one of the given types. */
  static Optional<ApiRequest> parse(Exchange exchange, List<ResourceType> types) {
    List<String> path = exchange.url().pathSegments();
    int start = path.get(0).equals("api") ? 2 : 3;
    if (path.size() <= start || !(start == 2 || path.get(0).equals("apis"))) {
      return Optional.empty();
    }
    String group = start == 2 ? "" : path.get(1);
    String version = path.get(start - 1);
    List<String> rest = path.subList(start, path.size());
    boolean namespaced = rest.get(0).equals("namespaces") && rest.size() > 2;
    if (namespaced && rest.get(2).equals("status")) {
      namespaced = false;
    }
    String namespace = namespaced ? rest.get(1) : "";
    List<String> target = namespaced ? rest.subList(2, rest.size()) : rest;
    if (target.size() > 3) {
      return Optional.empty();
    }
    String name = target.size() > 1 ? target.get(1) : "";
    String subresource = target.size() > 2 ? target.get(2) : "";
    boolean inNamespace = namespaced;
    return types.stream()
        .filter(t -> t.group().equals(group) && t.version().equals(version))
        .filter(t -> t.plural().equals(target.get(0)))
        .filter(t -> inNamespace ? t.namespaced() : !t.namespaced() || name.isEmpty())
        .filter(t -> subresource.isEmpty() || t.has(subresource))
        .findFirst()
        .map(t -> new ApiRequest(exchange, t, namespace, name, subresource));
  }

  boolean collection() {
    return name.isEmpty();
  }

  boolean watch() {
    return flag("watch");
  }

  String query(String parameter) {
    return Optional.ofNullable(exchange.url().queryParameter(parameter)).orElse("");
  }

  boolean flag(String parameter) {
    return List.of("true", "1").contains(query(parameter));
  }

  /** Returns whether the query requests a dry run. */
  boolean dryRun() {
    return dryRun(query("dryRun"));
  }

  /** Returns whether the query or the options request a dry run. */
  boolean dryRun(JsonObject options) {
    boolean dryRun = dryRun();
    if (options.get("dryRun") instanceof JsonArray stages) {
      for (JsonElement stage : stages) {
        dryRun |= dryRun(stage.getAsString());
      }
    }
    return dryRun;
  }

  private static boolean dryRun(String stage) {
    if (!stage.isEmpty() && !stage.equals("All")) {
      throw ApiError.badRequest("dryRun: Unsupported value: \"" + stage + "\"");
    }
    return !stage.isEmpty();
  }

  /** Returns a numeric query parameter; 0 if it is missing. */
  long number(String parameter) {
    String value = query(parameter);
    try {
      long number = value.isEmpty() ? 0 : Long.parseLong(value);
      if (number < 0) {
        throw new NumberFormatException("negative");
      }
      return number;
    } catch (NumberFormatException e) {
      throw ApiError.badRequest("invalid " + parameter + ": \"" + value + "\"");
    }
  }

  /** Returns the verb of authorization rules. */
  String verb() {
    return switch (exchange.method()) {
      case "GET", "HEAD" -> collection() ? watch() ? "watch" : "list" : watch() ? "watch" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> collection() ? "deletecollection" : "delete";
      default -> exchange.method().toLowerCase(Locale.ROOT);
    };
  }

  String contentType() {
    String type = exchange.headers().get("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the object in the body. */
  JsonObject body() {
    String type = contentType();
    boolean yaml = type.endsWith("yaml");
    if (!type.isEmpty() && !yaml && !type.endsWith("json")) {
      throw ApiError.unsupportedMediaType(
          "the body of the request was in an unknown format - accepted media types include:"
              + " application/json, application/yaml");
    }
    JsonElement body = parse(exchange.text(), yaml);
    if (!body.isJsonObject()) {
      throw ApiError.badRequest(
          "the object provided is unrecognized (must be of type " + type().kind() + ")");
    }
    return body.getAsJsonObject();
  }

  /** Parses JSON, or YAML if it is allowed. */
  static JsonElement parse(String text, boolean yaml) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException e) {
      if (yaml) {
        return YamlBody.parse(text);
      }
      throw ApiError.badRequest("the body of the request is not valid JSON");
    }
  }
}

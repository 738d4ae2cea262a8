package io.github.ibmcontainers.fake.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.Claims;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A valid request of an authenticated caller.
 *
 * @param operation the operation
 * @param pathParameters the values of its path parameters
 * @param legacy whether its path lacks the base path
 * @param exchange the request
 * @param body its body
 * @param claims the claims of its token; empty if the operation requires no authentication
 */
public record ApiCall(
    OperationSpec operation,
    Map<String, String> pathParameters,
    boolean legacy,
    Exchange exchange,
    Optional<JsonElement> body,
    Optional<JsonObject> claims) {

  /** Returns a query parameter; empty if it is missing or has no value. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(exchange.url().queryParameter(name)).filter(v -> !v.isEmpty());
  }

  /** Returns a query parameter that must have a value. */
  public String requireQuery(String name) {
    return query(name)
        .orElseThrow(
            () -> ApiException.badRequest("The query parameter " + name + " has no value."));
  }

  /** Returns whether the query has a parameter, with or without a value. */
  public boolean hasQuery(String name) {
    return exchange.url().queryParameterNames().contains(name);
  }

  /** Returns a header; empty if it is missing or blank. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.headers().get(name)).filter(v -> !v.isBlank());
  }

  /** Returns a path parameter. */
  public String path(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException(operation.id() + " has no {" + name + "} in its path");
    }
    return value;
  }

  /** Returns the body as an object; an empty object if there is no body. */
  public JsonObject json() {
    return body.filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .orElseGet(JsonObject::new);
  }

  /** Returns a primitive field of the body as text. The name is not case-sensitive. */
  public Optional<String> field(String name) {
    return json().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name) && e.getValue().isJsonPrimitive())
        .map(e -> e.getValue().getAsString())
        .filter(v -> !v.isEmpty())
        .findFirst();
  }

  /** Returns a field of the body that must have a value. */
  public String requireField(String name) {
    return field(name)
        .orElseThrow(() -> ApiException.badRequest("The field " + name + " is missing or empty."));
  }

  /** Returns a value from the path, the query or the body, in this order. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(pathParameters.get(name))
        .or(() -> query(name))
        .or(() -> field(name));
  }

  /** Returns whether a field of the body is {@code true}. */
  public boolean flag(String name) {
    return field(name).filter("true"::equals).isPresent();
  }

  /** Returns the account that the caller's token was issued for. */
  public String account() {
    return claims.flatMap(Claims::account).orElse("");
  }

  /** Returns the caller's IAM id. */
  public String iamId() {
    return claims.map(c -> c.get("iam_id").getAsString()).orElse("");
  }

  /** Returns the resource group that the request is limited to. */
  public Optional<String> resourceGroup() {
    return header("X-Auth-Resource-Group").or(() -> header("X-Auth-Resource-Group-ID"));
  }

  /** Returns the cluster that the request names in its path, its query or its body. */
  public Optional<String> clusterName() {
    return Optional.ofNullable(pathParameters.get("idOrName"))
        .or(() -> query("cluster"))
        .or(() -> query("clusterId"))
        .or(() -> field("cluster"));
  }

  /** Returns a response without a body, with the success status of the operation. */
  public Reply emptyReply() {
    return Reply.empty(operation.success());
  }

  /** Returns the success response, without the body if the document defines none. */
  public Reply reply(JsonElement body) {
    return operation.response().isEmpty() ? emptyReply() : Reply.json(operation.success(), body);
  }

  /** Returns the fields of an item that the document defines for the response. */
  public JsonObject documentedFields(JsonObject item) {
    Set<String> fields = operation.responseFields();
    if (fields.isEmpty()) {
      return item;
    }
    JsonObject documented = new JsonObject();
    for (Map.Entry<String, JsonElement> field : item.entrySet()) {
      if (fields.contains(field.getKey())) {
        documented.add(field.getKey(), field.getValue());
      }
    }
    return documented;
  }
}

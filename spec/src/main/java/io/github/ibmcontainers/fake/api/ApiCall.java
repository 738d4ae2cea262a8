package io.github.ibmcontainers.fake.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import java.util.Map;
import java.util.Optional;

/**
 * A request that fits the document and whose caller is known.
 *
 * @param operation the operation
 * @param pathParameters the values in its path
 * @param legacy whether it came without the base path
 * @param exchange the request
 * @param body its body
 * @param claims the claims of its token; empty where no login is needed
 */
public record ApiCall(
    OperationSpec operation,
    Map<String, String> pathParameters,
    boolean legacy,
    Exchange exchange,
    Optional<JsonElement> body,
    Optional<JsonObject> claims) {

  /** A query parameter; empty if it is missing or has no value. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(exchange.url().queryParameter(name)).filter(v -> !v.isEmpty());
  }

  /** A query parameter that must have a value. */
  public String needQuery(String name) {
    return query(name)
        .orElseThrow(
            () -> ApiException.badRequest("The query parameter " + name + " has no value."));
  }

  /** Whether the query has that parameter, with or without a value. */
  public boolean hasQuery(String name) {
    return exchange.url().queryParameterNames().contains(name);
  }

  /** A header; an empty one counts as missing. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.headers().get(name)).filter(v -> !v.isBlank());
  }

  /** A value from the path. */
  public String path(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException(operation.id() + " has no {" + name + "} in its path");
    }
    return value;
  }

  /** The body as an object; empty if there is none. */
  public JsonObject json() {
    return body.filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .orElseGet(JsonObject::new);
  }

  /** A text field of the body, whatever the letter case of its name. */
  public Optional<String> field(String name) {
    return json().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name) && e.getValue().isJsonPrimitive())
        .map(e -> e.getValue().getAsString())
        .filter(v -> !v.isEmpty())
        .findFirst();
  }

  /** A text field of the body that must have a value. */
  public String needField(String name) {
    return field(name)
        .orElseThrow(() -> ApiException.badRequest("The field " + name + " is missing or empty."));
  }

  /** A value from the path, the query or the body. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(pathParameters.get(name))
        .or(() -> query(name))
        .or(() -> field(name));
  }

  /** Whether a field of the body is true. */
  public boolean flag(String name) {
    return field(name).filter("true"::equals).isPresent();
  }

  /** The account of the caller's token. */
  public String account() {
    return claims.map(c -> c.getAsJsonObject("account").get("bss").getAsString()).orElse("");
  }

  /** The caller's IAM id. */
  public String iamId() {
    return claims.map(c -> c.get("iam_id").getAsString()).orElse("");
  }

  /** The resource group that the request is limited to. */
  public Optional<String> resourceGroup() {
    return header("X-Auth-Resource-Group").or(() -> header("X-Auth-Resource-Group-ID"));
  }

  /** The cluster that the request names in its path, its query or its body. */
  public Optional<String> clusterName() {
    return Optional.ofNullable(pathParameters.get("idOrName"))
        .or(() -> query("cluster"))
        .or(() -> query("clusterId"))
        .or(() -> field("cluster"));
  }
}

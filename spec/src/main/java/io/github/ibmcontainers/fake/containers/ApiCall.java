package io.github.ibmcontainers.fake.containers;

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
 * @param claims what its token says; empty where no login is needed
 */
record ApiCall(
    OperationSpec operation,
    Map<String, String> pathParameters,
    boolean legacy,
    Exchange exchange,
    Optional<JsonElement> body,
    Optional<JsonObject> claims) {

  Optional<String> query(String name) {
    return Optional.ofNullable(exchange.url().queryParameter(name)).filter(v -> !v.isEmpty());
  }

  boolean hasQuery(String name) {
    return exchange.url().queryParameterNames().contains(name);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.headers().get(name));
  }

  /** A value from the path. */
  String path(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException(operation.id() + " has no {" + name + "} in its path");
    }
    return value;
  }

  JsonObject json() {
    return body.filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .orElseGet(JsonObject::new);
  }

  /** A text field of the body, whatever the letter case of its name. */
  Optional<String> field(String name) {
    return json().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name) && e.getValue().isJsonPrimitive())
        .map(e -> e.getValue().getAsString())
        .filter(v -> !v.isEmpty())
        .findFirst();
  }

  String needField(String name) {
    return field(name)
        .orElseThrow(() -> ApiException.badRequest("The field " + name + " is missing or empty."));
  }

  boolean flag(String name) {
    return field(name).filter("true"::equals).isPresent();
  }

  /** The account that the caller's token speaks for. */
  String account() {
    return claims.map(c -> c.getAsJsonObject("account").get("bss").getAsString()).orElse("");
  }

  String iamId() {
    return claims.map(c -> c.get("iam_id").getAsString()).orElse("");
  }

  /** The cluster that the request names in its path, its query or its body. */
  Optional<String> clusterName() {
    return Optional.ofNullable(pathParameters.get("idOrName"))
        .or(() -> query("cluster"))
        .or(() -> field("cluster"));
  }
}

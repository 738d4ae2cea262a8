package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unifies the security requirements of operations: a requirement named {@code Authorization}, or an
 * empty list. The file may have security definitions of any name and type, global requirements or
 * those of operations, or a header parameter {@code Authorization}. If it has none of these, the
 * table of names is used; unknown operations require authentication.
 */
final class SecurityRequirements implements Rule {
  private static final String NAME = "Authorization";

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    List<ApiDocument.Operation> operations = ApiDocument.operations(document);
    JsonElement defaults = document.remove("security");
    boolean unspecified =
        defaults == null
            && operations.stream().allMatch(o -> !o.json().has("security") && header(o) == null);
    for (ApiDocument.Operation operation : operations) {
      boolean required =
          unspecified
              ? known
                  .operation(operation.verb(), operation.path())
                  .map(KnownNames.Operation::login)
                  .orElse(true)
              : header(operation) != null || requires(operation.json().get("security"), defaults);
      JsonArray security = new JsonArray();
      if (required) {
        JsonObject requirement = new JsonObject();
        requirement.add(NAME, new JsonArray());
        security.add(requirement);
      }
      operation.json().add("security", security);
      JsonElement header = header(operation);
      while (header != null) {
        operation.json().getAsJsonArray("parameters").remove(header);
        header = header(operation);
      }
    }
    JsonObject definition = new JsonObject();
    definition.addProperty("type", "apiKey");
    definition.addProperty("name", NAME);
    definition.addProperty("in", "header");
    definition.addProperty(
        "description", "An IAM token: the word Bearer, a space and the access token.");
    JsonObject definitions = new JsonObject();
    definitions.add(NAME, definition);
    document.add("securityDefinitions", definitions);
  }

  private static boolean requires(@Nullable JsonElement own, @Nullable JsonElement defaults) {
    JsonElement security = own == null ? defaults : own;
    return security != null && ApiDocument.requiresLogin(security);
  }

  private static @Nullable JsonElement header(ApiDocument.Operation operation) {
    return operation.json().getAsJsonArray("parameters").asList().stream()
        .filter(p -> p.getAsJsonObject().get("in").getAsString().equals("header"))
        .filter(p -> p.getAsJsonObject().get("name").getAsString().equalsIgnoreCase(NAME))
        .findFirst()
        .orElse(null);
  }
}

package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of every operation whether it needs a login, in one way: a requirement called {@code
 * Authorization}, or an empty list. A file may say it by definitions of any name and kind, for all
 * or for each operation, or by a header parameter {@code Authorization}. Where it says nothing
 * anywhere, the table decides, and an operation that it does not know needs a login.
 */
final class LoginNeeded implements Rule {
  private static final String NAME = "Authorization";

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    List<ApiDocument.Operation> operations = ApiDocument.operations(document);
    JsonElement standard = document.remove("security");
    boolean silent =
        standard == null
            && operations.stream().allMatch(o -> !o.json().has("security") && header(o) == null);
    for (ApiDocument.Operation operation : operations) {
      boolean needed =
          silent
              ? known
                  .home(operation.verb(), operation.path())
                  .map(KnownNames.Home::login)
                  .orElse(true)
              : header(operation) != null || demands(operation.json().get("security"), standard);
      JsonArray security = new JsonArray();
      if (needed) {
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

  /** No requirement, or an empty one among them, lets a request without login in. */
  private static boolean demands(@Nullable JsonElement own, @Nullable JsonElement standard) {
    JsonElement security = own == null ? standard : own;
    return security != null
        && !security.getAsJsonArray().isEmpty()
        && security.getAsJsonArray().asList().stream()
            .noneMatch(requirement -> requirement.getAsJsonObject().isEmpty());
  }

  private static @Nullable JsonElement header(ApiDocument.Operation operation) {
    return operation.json().getAsJsonArray("parameters").asList().stream()
        .filter(p -> p.getAsJsonObject().get("in").getAsString().equals("header"))
        .filter(p -> p.getAsJsonObject().get("name").getAsString().equalsIgnoreCase(NAME))
        .findFirst()
        .orElse(null);
  }
}

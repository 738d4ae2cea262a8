package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Declares the media types of bodies at the operation, and only if there is a body. The default is
 * JSON.
 */
final class MediaTypes implements Rule {
  private static final String JSON = "application/json";
  private static final String MULTIPART = "multipart/form-data";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    JsonElement consumes = document.get("consumes");
    JsonElement produces = document.get("produces");
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      JsonObject json = operation.json();
      set(json, "consumes", consumed(json, types(json.get("consumes"), consumes)));
      set(json, "produces", produced(json, types(json.get("produces"), produces)));
    }
    set(document, "consumes", Set.of(JSON));
    set(document, "produces", Set.of(JSON));
  }

  private static Set<String> consumed(JsonObject operation, Set<String> declared) {
    boolean form = false;
    boolean file = false;
    for (JsonElement element : operation.getAsJsonArray("parameters")) {
      JsonObject parameter = element.getAsJsonObject();
      String in = parameter.get("in").getAsString();
      if (in.equals("body")) {
        return declared.isEmpty() ? Set.of(JSON) : declared;
      }
      form |= in.equals("formData");
      file |= form && parameter.has("type") && parameter.get("type").getAsString().equals("file");
    }
    if (!form) {
      return Set.of();
    }
    if (file || (declared.contains(MULTIPART) && !declared.contains(FORM))) {
      return Set.of(MULTIPART);
    }
    return Set.of(FORM);
  }

  private static Set<String> produced(JsonObject operation, Set<String> declared) {
    for (Map.Entry<String, JsonElement> response :
        operation.getAsJsonObject("responses").entrySet()) {
      if (response.getKey().startsWith("2")
          && response.getValue().getAsJsonObject().has("schema")) {
        return declared.isEmpty() ? Set.of(JSON) : declared;
      }
    }
    return Set.of();
  }

  private static Set<String> types(@Nullable JsonElement own, @Nullable JsonElement defaults) {
    JsonElement types = own == null ? defaults : own;
    List<JsonElement> list = types == null ? List.of() : types.getAsJsonArray().asList();
    return list.stream()
        .map(type -> type.getAsString().split(";", -1)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> !type.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void set(JsonObject object, String name, Set<String> types) {
    object.remove(name);
    if (!types.isEmpty()) {
      JsonArray list = new JsonArray();
      types.forEach(list::add);
      object.add(name, list);
    }
  }
}

package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds the names of a document to the table of names. */
public final class NameTableUpdate {
  private NameTableUpdate() {}

  /**
   * Returns the extended table.
   *
   * @param published the normal form of the document, which determines the places of models
   * @param corrected the document with the overlay, which determines everything else
   */
  public static KnownNames of(KnownNames known, NormalForm.Result published, JsonObject corrected) {
    Map<String, String> settings = new HashMap<>(known.settings());
    for (String setting : List.of("host", "basePath")) {
      if (corrected.has(setting)) {
        settings.putIfAbsent(setting, corrected.get(setting).getAsString());
      }
    }
    Set<String> headers = new TreeSet<>(known.headers());
    Map<String, KnownNames.Operation> operations = new HashMap<>(known.operations());
    for (ApiDocument.Operation operation : ApiDocument.operations(corrected)) {
      List<String> parameters = new ArrayList<>();
      for (JsonElement element : operation.json().getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        String name = parameter.get("name").getAsString();
        if (!parameter.get("in").getAsString().equals("header")) {
          parameters.add(name);
        } else if (headers.stream().noneMatch(name::equalsIgnoreCase)) {
          headers.add(name);
        }
      }
      operations.putIfAbsent(
          KnownNames.key(operation.verb(), operation.path()), known(operation, parameters));
    }
    Map<String, String> models = new HashMap<>(known.models());
    published
        .models()
        .forEach(
            (inFile, name) -> {
              if (ApiDocument.definitions(corrected).has(name)
                  && !known.models().containsValue(name)) {
                models.putIfAbsent(inFile, name);
              }
            });
    for (String name : ApiDocument.definitions(corrected).keySet()) {
      if (!models.containsValue(name)) {
        models.putIfAbsent(name, name);
      }
    }
    Map<String, String> schemas = new HashMap<>(SchemaPlaces.of(published.document()));
    schemas.putAll(known.schemas());
    return new KnownNames(settings, headers, models, operations, schemas);
  }

  private static KnownNames.Operation known(
      ApiDocument.Operation operation, List<String> parameters) {
    JsonObject json = operation.json();
    String status =
        json.getAsJsonObject("responses").keySet().stream()
            .filter(code -> code.startsWith("2"))
            .findFirst()
            .orElse("200");
    return new KnownNames.Operation(
        operation.verb(),
        operation.path(),
        operation.id(),
        json.getAsJsonArray("tags").get(0).getAsString(),
        status,
        !json.getAsJsonArray("security").isEmpty(),
        parameters);
  }
}

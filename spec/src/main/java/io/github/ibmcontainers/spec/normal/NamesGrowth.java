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

/** Adds to the table of names what a document has and the table has not. */
public final class NamesGrowth {
  private NamesGrowth() {}

  /**
   * Makes the grown table.
   *
   * @param published the normal form, from which the places of models are
   * @param corrected the same with the overlay, from which everything else is
   */
  public static KnownNames of(KnownNames known, NormalForm.Result published, JsonObject corrected) {
    Map<String, String> settings = new HashMap<>(known.settings());
    for (String setting : List.of("host", "basePath")) {
      if (corrected.has(setting)) {
        settings.putIfAbsent(setting, corrected.get(setting).getAsString());
      }
    }
    Set<String> headers = new TreeSet<>(known.headers());
    Map<String, KnownNames.Home> homes = new HashMap<>(known.homes());
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
      homes.putIfAbsent(
          KnownNames.key(operation.verb(), operation.path()), home(operation, parameters));
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
    return new KnownNames(settings, headers, models, homes, schemas);
  }

  private static KnownNames.Home home(ApiDocument.Operation operation, List<String> parameters) {
    JsonObject json = operation.json();
    String status =
        json.getAsJsonObject("responses").keySet().stream()
            .filter(code -> code.startsWith("2"))
            .findFirst()
            .orElse("200");
    return new KnownNames.Home(
        operation.verb(),
        operation.path(),
        operation.id(),
        json.getAsJsonArray("tags").get(0).getAsString(),
        status,
        !json.getAsJsonArray("security").isEmpty(),
        parameters);
  }
}

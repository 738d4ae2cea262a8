package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces inline objects with fields by named models. The name is that of the place in the table
 * of names; otherwise it is derived from the operation, or from model and field. Equal objects with
 * the same name become one model.
 */
final class InlineModels implements Rule {
  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    if (!document.has("definitions")) {
      document.add("definitions", new JsonObject());
    }
    new Pass(document, known.schemas()).run();
  }

  /** The pass over one document. */
  private static final class Pass {
    private final JsonObject document;
    private final JsonObject definitions;
    private final Map<String, String> known;
    private final Set<String> done = new HashSet<>();

    Pass(JsonObject document, Map<String, String> known) {
      this.document = document;
      this.definitions = document.getAsJsonObject("definitions");
      this.known = known;
    }

    void run() {
      List.copyOf(definitions.keySet()).forEach(this::definition);
      for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
        String id = operation.id();
        String name = Names.capitalized(id);
        for (JsonElement element : operation.json().getAsJsonArray("parameters")) {
          JsonObject parameter = element.getAsJsonObject();
          if (parameter.get("in").getAsString().equals("body")) {
            member(parameter, "schema", SchemaPlaces.body(id), name + "Request");
          }
        }
        for (Map.Entry<String, JsonElement> response :
            operation.json().getAsJsonObject("responses").entrySet()) {
          JsonObject responseObject = response.getValue().getAsJsonObject();
          member(responseObject, "schema", SchemaPlaces.answer(id), name + "Response");
        }
      }
    }

    private void definition(String name) {
      if (done.add(name)) {
        fields(name, definitions.getAsJsonObject(name));
      }
    }

    private void fields(String model, JsonObject schema) {
      if (schema.get("properties") instanceof JsonObject properties) {
        for (String field : List.copyOf(properties.keySet())) {
          String name = model + Names.capitalized(Names.joined(field));
          member(properties, field, SchemaPlaces.field(model, field), name);
        }
      }
    }

    private void member(JsonObject holder, String member, String place, String name) {
      if (holder.get(member) instanceof JsonObject schema) {
        holder.add(member, model(schema, place, name));
      }
    }

    private JsonObject model(JsonObject schema, String place, String name) {
      member(schema, "items", SchemaPlaces.items(place), name + "Item");
      if (!schema.has("properties")) {
        member(schema, "additionalProperties", SchemaPlaces.values(place), name + "Value");
        return schema;
      }
      String preferred = known.containsKey(place) ? known.get(place) : Names.type(name);
      fields(preferred, schema);
      String free =
          Names.free(
              preferred, candidate -> definitions.has(candidate) && !same(candidate, schema));
      if (!definitions.has(free)) {
        done.add(free);
        definitions.add(free, schema);
      }
      return Schemas.reference(free);
    }

    private boolean same(String name, JsonObject schema) {
      definition(name);
      return structure(definitions.get(name)).equals(structure(schema));
    }

    /** Returns a copy without descriptions, which can differ between uses. */
    private static JsonElement structure(JsonElement element) {
      return Schemas.replace(
          element.deepCopy().getAsJsonObject(),
          schema -> {
            if (!(schema.get("description") instanceof JsonObject)) {
              schema.remove("description");
            }
            return schema;
          });
    }
  }
}

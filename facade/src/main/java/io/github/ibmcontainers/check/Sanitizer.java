package io.github.ibmcontainers.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.cluster.ClusterState;
import io.github.ibmcontainers.cluster.ConsoleAccess;
import io.github.ibmcontainers.cluster.MasterHealth;
import io.github.ibmcontainers.cluster.MasterState;
import io.github.ibmcontainers.cluster.ingress.IngressState;
import io.github.ibmcontainers.cluster.satellite.SatelliteHostHealth;
import io.github.ibmcontainers.cluster.satellite.SatelliteHostState;
import io.github.ibmcontainers.cluster.satellite.SatelliteLocationState;
import io.github.ibmcontainers.cluster.value.OpenValue;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.worker.WorkerHealth;
import io.github.ibmcontainers.cluster.worker.WorkerPoolState;
import io.github.ibmcontainers.cluster.worker.WorkerState;
import io.github.ibmcontainers.internal.drift.Comparison;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Replaces the values of responses by invented ones of the same form. Names of fields stay, keys of
 * maps do not. What tells nothing about an account stays: booleans, zeros, nulls, empty texts, and
 * the states and providers that the client has constants for.
 */
final class Sanitizer {
  private static final List<Function<String, OpenValue>> STATES =
      List.of(
          ClusterState::of,
          ConsoleAccess::of,
          IngressState::of,
          MasterHealth::of,
          MasterState::of,
          SatelliteHostHealth::of,
          SatelliteHostState::of,
          SatelliteLocationState::of,
          WorkerHealth::of,
          WorkerPoolState::of,
          WorkerState::of);

  private final ResponseForms forms;
  private final Inventor inventor = new Inventor();

  Sanitizer(ResponseForms forms) {
    this.forms = forms;
  }

  /** Returns a copy with invented values. */
  JsonElement invented(String form, JsonElement value) {
    String strict = form.endsWith("?") ? form.substring(0, form.length() - 1) : form;
    if (value instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      String entry = strict.startsWith("[") ? strict.substring(1) : "any";
      array.forEach(it -> copy.add(invented(entry, it)));
      return copy;
    }
    if (value instanceof JsonObject object) {
      return strict.startsWith("#") ? definition(strict.substring(1), object) : map(strict, object);
    }
    return value instanceof JsonPrimitive it ? primitive(it) : value;
  }

  private JsonObject definition(String name, JsonObject object) {
    JsonObject copy = new JsonObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      String field = member.getKey();
      boolean shown = !Comparison.shown(field).equals(Comparison.WITHHELD);
      String form = forms.field(name, field).orElse("any");
      copy.add(shown ? field : inventor.text(field), invented(form, member.getValue()));
    }
    return copy;
  }

  private JsonObject map(String form, JsonObject object) {
    String values = form.startsWith("{") ? form.substring(1) : "any";
    JsonObject copy = new JsonObject();
    object
        .entrySet()
        .forEach(it -> copy.add(inventor.text(it.getKey()), invented(values, it.getValue())));
    return copy;
  }

  private JsonPrimitive primitive(JsonPrimitive value) {
    if (value.isBoolean()) {
      return value;
    }
    if (value.isNumber()) {
      return new JsonPrimitive(inventor.number(value.getAsBigDecimal()));
    }
    String text = value.getAsString();
    return isVocabulary(text) ? value : new JsonPrimitive(inventor.text(text));
  }

  private static boolean isVocabulary(String text) {
    return Provider.parse(text).isPresent()
        || STATES.stream().anyMatch(kind -> kind.apply(text).isKnown());
  }
}

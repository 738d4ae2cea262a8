package io.github.ibmcontainers.internal.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cloud Foundry's {@code VCAP_SERVICES}: for each label a list of services with {@code
 * credentials}. A service counts by its name or its label.
 */
final class VcapServices {
  static final String VARIABLE = "VCAP_SERVICES";

  private VcapServices() {}

  /**
   * The values of a service, named as in the environment; none if the service is not there.
   *
   * @throws IllegalArgumentException if the text is no JSON
   */
  static Map<String, String> read(String text, String service) {
    if (text.isBlank()) {
      return Map.of();
    }
    try {
      if (JsonParser.parseString(text) instanceof JsonObject labels) {
        return find(labels, service);
      }
    } catch (JsonParseException e) {
      // The parser's message would quote the text.
    }
    throw new IllegalArgumentException(VARIABLE + " is no JSON object");
  }

  private static Map<String, String> find(JsonObject labels, String service) {
    String wanted = Source.prefixOf(service);
    for (String label : labels.keySet()) {
      if (!(labels.get(label) instanceof JsonArray services)) {
        continue;
      }
      for (JsonElement one : services) {
        if (one instanceof JsonObject object
            && (Source.prefixOf(label).equals(wanted)
                || Source.prefixOf(name(object)).equals(wanted))
            && object.get("credentials") instanceof JsonObject credentials) {
          return values(credentials, wanted);
        }
      }
    }
    return Map.of();
  }

  private static String name(JsonObject service) {
    return service.get("name") != null && service.get("name").isJsonPrimitive()
        ? service.get("name").getAsString()
        : "";
  }

  private static Map<String, String> values(JsonObject credentials, String prefix) {
    Map<String, String> values = new HashMap<>();
    credentials
        .entrySet()
        .forEach(
            one -> {
              if (one.getValue().isJsonPrimitive()) {
                values.put(
                    prefix + one.getKey().toUpperCase(Locale.ROOT), one.getValue().getAsString());
              }
            });
    return values;
  }
}

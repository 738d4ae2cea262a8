package io.github.ibmcontainers.internal.config;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.internal.json.JsonFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads Cloud Foundry's {@code VCAP_SERVICES}: for each label, a list of services with {@code
 * credentials}. A service is found by its name or its label.
 */
final class VcapServices {
  static final String VARIABLE = "VCAP_SERVICES";

  private VcapServices() {}

  /**
   * Returns the values of a service, named as in the environment; empty without the service.
   *
   * @throws IllegalArgumentException if the text isn't a JSON object
   */
  static Map<String, String> read(String text, String service) {
    if (text.isBlank()) {
      return Map.of();
    }
    return JsonFields.parse(text)
        .map(labels -> find(labels, Source.prefixOf(service)))
        .orElseThrow(() -> new IllegalArgumentException(VARIABLE + " isn't a JSON object"));
  }

  private static Map<String, String> find(JsonFields labels, String wanted) {
    for (String label : labels.names()) {
      for (JsonElement one : labels.elements(label)) {
        JsonFields fields = JsonFields.of(one);
        boolean named =
            Source.prefixOf(label).equals(wanted)
                || Source.prefixOf(fields.text("name").orElse("")).equals(wanted);
        if (named && fields.hasObject("credentials")) {
          return values(fields.object("credentials"), wanted);
        }
      }
    }
    return Map.of();
  }

  private static Map<String, String> values(JsonFields credentials, String prefix) {
    Map<String, String> values = new HashMap<>();
    for (String name : credentials.names()) {
      credentials
          .text(name)
          .ifPresent(value -> values.put(prefix + name.toUpperCase(Locale.ROOT), value));
    }
    return values;
  }
}

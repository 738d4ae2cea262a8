package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.internal.check.Argument.ADD_ON;
import static io.github.ibmcontainers.internal.check.Argument.VERSION;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.generated.model.ClusterAddon;
import io.github.ibmcontainers.internal.check.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An add-on to enable or update: its name, version, and options. Immutable and thread-safe; {@code
 * toString} shows no option values.
 */
public final class NewAddOn {
  private final String name;
  private final @Nullable String version;
  private final Map<String, JsonElement> options;

  private NewAddOn(String name, @Nullable String version, Map<String, JsonElement> options) {
    this.name = name;
    this.version = version;
    this.options = options;
  }

  /**
   * Returns an add-on in its default version, with the default options.
   *
   * @param name the name, such as {@code openshift-data-foundation}
   */
  public static NewAddOn named(String name) {
    return new NewAddOn(ADD_ON.of(name), null, Map.of());
  }

  /** Returns this add-on in another version. */
  public NewAddOn version(String version) {
    return new NewAddOn(name, VERSION.of(version), options);
  }

  /** Returns this add-on with an option; {@link AddOns#optionsTemplate} shows which there are. */
  public NewAddOn option(String key, String value) {
    return option(key, new JsonPrimitive(value));
  }

  /** Returns this add-on with an option. */
  public NewAddOn option(String key, boolean value) {
    return option(key, new JsonPrimitive(value));
  }

  /** Returns this add-on with an option. */
  public NewAddOn option(String key, Number value) {
    return option(key, new JsonPrimitive(value));
  }

  /** Returns this add-on with all members of a JSON object as options. */
  public NewAddOn options(JsonObject more) {
    NewAddOn all = this;
    for (Map.Entry<String, JsonElement> entry : more.entrySet()) {
      all = all.option(entry.getKey(), entry.getValue().deepCopy());
    }
    return all;
  }

  private NewAddOn option(String key, JsonElement value) {
    Map<String, JsonElement> more = new LinkedHashMap<>(options);
    more.put(Check.text("option's name", key), value);
    return new NewAddOn(name, version, Collections.unmodifiableMap(more));
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  ClusterAddon request() {
    ClusterAddon request = new ClusterAddon().name(name).version(version);
    if (!options.isEmpty()) {
      JsonObject object = new JsonObject();
      options.forEach(object::add);
      request.options(object);
    }
    return request;
  }

  /** Returns the name, the version, and the names of the options. */
  @Override
  public String toString() {
    return "NewAddOn[" + name + ", version=" + version + ", options=" + options.keySet() + "]";
  }
}

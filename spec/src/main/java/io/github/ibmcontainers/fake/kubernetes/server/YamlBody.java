package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads YAML if its library is on the class path, which the fake cloud can do without. */
final class YamlBody {
  private YamlBody() {}

  static JsonElement parse(String text) {
    try {
      return Reader.read(text);
    } catch (NoClassDefFoundError withoutLibrary) {
      throw ApiError.unsupportedMediaType(
          "YAML needs org.yaml:snakeyaml on the class path of the fake cloud; send JSON");
    }
  }

  /** Apart, so that the library is looked for when it is needed. */
  private static final class Reader {
    static JsonElement read(String text) {
      try {
        return new Gson()
            .toJsonTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text));
      } catch (YAMLException e) {
        throw ApiError.badRequest("the body of the request is not valid YAML");
      }
    }
  }
}

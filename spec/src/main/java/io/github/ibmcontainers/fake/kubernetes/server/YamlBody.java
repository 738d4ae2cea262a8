package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Parses YAML with an optional library. */
final class YamlBody {
  private YamlBody() {}

  static JsonElement parse(String text) {
    try {
      return Reader.read(text);
    } catch (NoClassDefFoundError withoutLibrary) {
      throw ApiError.unsupportedMediaType(
          "YAML requires org.yaml:snakeyaml on the class path of the fake cloud; add it or send JSON");
    }
  }

  /** A separate class, so that the library is loaded only when it is used. */
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

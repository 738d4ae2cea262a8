package io.github.ibmcontainers.kubernetes.kubeconfig;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.util.regex.Pattern;

/** Writes a kubeconfig as JSON. */
final class KubeconfigJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();
  private static final Pattern LITERAL =
      Pattern.compile("true|false|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private KubeconfigJson() {}

  static String render(Mapping root) {
    return GSON.toJson(json(root)) + "\n";
  }

  private static JsonElement json(YamlNode node) {
    if (node instanceof Mapping mapping) {
      JsonObject object = new JsonObject();
      mapping.entries().forEach((name, value) -> object.add(name, json(value)));
      return object;
    }
    if (node instanceof Sequence sequence) {
      JsonArray array = new JsonArray();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    return json((Scalar) node);
  }

  /** Converts a scalar. YAML notations that don't exist in JSON, such as 0x1f, become text. */
  private static JsonElement json(Scalar scalar) {
    String text = scalar.text();
    if (scalar.isNull()) {
      return JsonNull.INSTANCE;
    }
    boolean literal = !scalar.string() && LITERAL.matcher(text).matches();
    return literal ? JsonParser.parseString(text) : new JsonPrimitive(text);
  }
}

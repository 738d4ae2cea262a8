package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An action of the overlay. In addition to the members of the specification, it has an id,
 * evidence, a confidence and three flags.
 *
 * @param id identifies it in messages
 * @param target JSONPath of the nodes it changes
 * @param update the value to merge or append; empty for a removal
 * @param expected the content that each matched node must have ({@code x-expect})
 * @param several whether it may match more than one node ({@code x-several})
 * @param addition whether it only adds members and doesn't change existing ones ({@code x-new})
 */
record OverlayAction(
    String id,
    JsonPath target,
    Optional<JsonElement> update,
    Optional<JsonElement> expected,
    String reason,
    String evidence,
    String confidence,
    boolean several,
    boolean addition) {
  private static final Set<String> KEYS =
      Set.of(
          "target",
          "description",
          "update",
          "remove",
          "x-id",
          "x-evidence",
          "x-confidence",
          "x-expect",
          "x-several",
          "x-new");

  private static final String ROOT = "$";
  private static final Pattern FUNCTION = Pattern.compile("\\.\\w+\\([^()]*\\)\\s*$");
  private static final Set<String> CONFIDENCES = Set.of("high", "medium", "low");

  /**
   * Parses an action.
   *
   * @throws OverlayException if a member is missing, unknown or contradictory
   */
  static OverlayAction from(JsonElement element, int position) {
    if (!(element instanceof JsonObject json)) {
      throw new OverlayException("action number " + (position + 1) + " is not an object");
    }
    String id =
        json.get("x-id") instanceof JsonPrimitive name
            ? name.getAsString()
            : "number " + (position + 1);
    for (String key : json.keySet()) {
      if (!KEYS.contains(key)) {
        throw new OverlayException("action " + id + ": unknown key " + key);
      }
    }
    boolean remove = flag(json, id, "remove");
    if (remove == (json.has("update") && !json.get("update").isJsonNull())) {
      throw new OverlayException("action " + id + " must have either update or remove: true");
    }
    String confidence = text(json, id, "x-confidence");
    if (!CONFIDENCES.contains(confidence)) {
      throw new OverlayException(
          "action " + id + ": x-confidence must be high, medium or low, not " + confidence);
    }
    return new OverlayAction(
        text(json, id, "x-id"),
        path(id, text(json, id, "target")),
        Optional.ofNullable(json.get("update")),
        Optional.ofNullable(json.get("x-expect")),
        text(json, id, "description"),
        text(json, id, "x-evidence"),
        confidence,
        flag(json, id, "x-several"),
        flag(json, id, "x-new"));
  }

  private static JsonPath path(String id, String target) {
    try {
      JsonPath path = JsonPath.compile(target);
      if (ROOT.equals(target.strip()) || FUNCTION.matcher(target).find()) {
        throw new OverlayException("action " + id + ": not a path of nodes: " + target);
      }
      return path;
    } catch (InvalidPathException | IllegalArgumentException e) {
      throw new OverlayException("action " + id + ": not a JSONPath: " + target, e);
    }
  }

  private static String text(JsonObject json, String id, String key) {
    if (!json.has(key) || json.get(key).isJsonNull()) {
      throw new OverlayException("action " + id + " has no " + key);
    }
    if (!(json.get(key) instanceof JsonPrimitive value)) {
      throw new OverlayException("action " + id + ": " + key + " is not text");
    }
    if (value.getAsString().isBlank()) {
      throw new OverlayException("action " + id + " has no " + key);
    }
    return value.getAsString();
  }

  private static boolean flag(JsonObject json, String id, String key) {
    if (!json.has(key)) {
      return false;
    }
    if (json.get(key) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw new OverlayException("action " + id + ": " + key + " must be true or false");
  }
}

package io.github.ibmcontainers.internal.json;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Creates JSON. */
public final class JsonTree {
  private static final Gson GSON = new Gson();

  private JsonTree() {}

  /**
   * Returns an object.
   *
   * @param members names and values in turn: texts, numbers, elements, or lists and maps of them; a
   *     member whose value is null is left out
   */
  public static JsonObject object(@Nullable Object... members) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < members.length; i += 2) {
      if (members[i + 1] != null) {
        object.add(String.valueOf(members[i]), GSON.toJsonTree(members[i + 1]));
      }
    }
    return object;
  }
}

package io.github.ibmcontainers.kubernetes;

import com.google.gson.JsonObject;

/**
 * A change reported by a watch.
 *
 * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED} or {@code BOOKMARK}
 * @param object the object after the change
 */
public record WatchEvent(String type, JsonObject object) {
  /** Returns only the type, because the object may contain secrets. */
  @Override
  public String toString() {
    return "WatchEvent[type=" + type + "]";
  }
}

package io.github.ibmcontainers.kubernetes;

import com.google.gson.JsonObject;

/**
 * One change that a watch reports.
 *
 * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED} or {@code BOOKMARK}
 * @param object the object after the change
 */
public record WatchEvent(String type, JsonObject object) {
  /** Names the type; the object may hold secrets. */
  @Override
  public String toString() {
    return "WatchEvent[type=" + type + "]";
  }
}

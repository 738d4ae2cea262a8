package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonObject;

/** A habit of documents that the normal form does not have. Without state. */
interface Rule {
  /**
   * Takes the habit away.
   *
   * @param document what the rules before have left; changed in place
   */
  void apply(JsonObject document, KnownNames known, Findings findings);
}

package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonObject;

/** A rule of the normal form, which removes one variation of style. Stateless. */
interface Rule {
  /**
   * Applies the rule.
   *
   * @param document the result of the previous rules; modified in place
   */
  void apply(JsonObject document, KnownNames known, Findings findings);
}

package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.internal.text.Choices;
import java.util.List;

/**
 * Something that is wrong with a request that wasn't sent yet.
 *
 * @param property the property, such as {@code zone}
 * @param value its value
 * @param message what is wrong
 * @param allowed the allowed values; empty if there are none to list
 */
public record Problem(String property, String value, String message, List<String> allowed) {
  /** Copies the list. */
  public Problem {
    allowed = List.copyOf(allowed);
  }

  /**
   * Returns one line: {@code zone us-south-9: not a zone of VPC. Allowed: us-south-1, us-south-2}.
   */
  @Override
  public String toString() {
    return "%s %s: %s%s"
        .formatted(
            property,
            value,
            message,
            allowed.isEmpty() ? "" : ". Allowed: " + Choices.text(allowed, it -> it));
  }
}

package io.github.ibmcontainers.cluster.value;

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
  private static final int MOST_SHOWN = 20;

  /** Copies the list. */
  public Problem {
    allowed = List.copyOf(allowed);
  }

  /** Returns one line: {@code zone us-south-9: not a zone of VPC. Allowed: us-south-1, …}. */
  @Override
  public String toString() {
    String rest = allowed.size() > MOST_SHOWN ? ", …" : "";
    return property
        + " "
        + value
        + ": "
        + message
        + (allowed.isEmpty()
            ? ""
            : ". Allowed: "
                + String.join(", ", allowed.subList(0, Math.min(MOST_SHOWN, allowed.size())))
                + rest);
  }
}

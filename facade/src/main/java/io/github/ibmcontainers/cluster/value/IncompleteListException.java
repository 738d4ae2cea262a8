package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.error.ContainersException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A complete listing was requested, but a part of it failed. */
public final class IncompleteListException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<ListFailure> failures;

  IncompleteListException(int found, List<ListFailure> failures) {
    super(
        "The list is incomplete: %s found, but %s list %s failed; the first: %s"
            .formatted(
                found,
                failures.size(),
                failures.size() == 1 ? "request" : "requests",
                failures.get(0)),
        failures.get(0).reason());
    this.failures = new ArrayList<>(failures);
  }

  /** Returns the failures. */
  public List<ListFailure> failures() {
    return Collections.unmodifiableList(failures);
  }
}

package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.error.ContainersException;
import java.util.List;

/** A list was wanted complete, and some of the places it comes from did not answer. */
public final class IncompleteListException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final transient List<ListFailure> failures;

  IncompleteListException(int found, List<ListFailure> failures) {
    super(
        "The list is not complete: "
            + found
            + " found, but "
            + failures.size()
            + (failures.size() == 1 ? " place" : " places")
            + " failed; the first: "
            + failures.get(0),
        failures.get(0).reason());
    this.failures = failures;
  }

  /** The places that failed. */
  public List<ListFailure> failures() {
    return failures;
  }
}

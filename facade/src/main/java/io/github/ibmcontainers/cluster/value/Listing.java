package io.github.ibmcontainers.cluster.value;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a list that is asked for in several places: everything that was found, and each
 * place that failed. Immutable.
 *
 * @param found what the places that answered have
 * @param failures the places that did not, each with its reason
 * @param <T> what is listed
 */
public record Listing<T>(List<T> found, List<ListFailure> failures) {
  /** Copies the lists. */
  public Listing {
    found = List.copyOf(found);
    failures = List.copyOf(failures);
  }

  /** Whether every place answered. */
  public boolean isComplete() {
    return failures.isEmpty();
  }

  /**
   * Everything, or nothing: the items, if every place answered.
   *
   * @throws IncompleteListException if one did not
   */
  public List<T> all() {
    if (!isComplete()) {
      throw new IncompleteListException(found.size(), failures);
    }
    return found;
  }

  /** What was found, complete or not; look at {@link #failures()} too. */
  public Stream<T> stream() {
    return found.stream();
  }
}

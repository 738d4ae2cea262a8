package io.github.ibmcontainers.cluster.value;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a list operation on several providers or scopes: all items found, and each failure.
 * Immutable.
 *
 * @param found the items of those that succeeded
 * @param failures the failures
 * @param <T> the type of the items
 */
public record Listing<T>(List<T> found, List<ListFailure> failures) {
  /** Copies the lists. */
  public Listing {
    found = List.copyOf(found);
    failures = List.copyOf(failures);
  }

  /** Returns whether there was no failure. */
  public boolean isComplete() {
    return failures.isEmpty();
  }

  /**
   * Returns all items.
   *
   * @throws IncompleteListException if there was a failure
   */
  public List<T> all() {
    if (!isComplete()) {
      throw new IncompleteListException(found.size(), failures);
    }
    return found;
  }

  /** Returns the items found, complete or not; see {@link #failures()} too. */
  public Stream<T> stream() {
    return found.stream();
  }
}

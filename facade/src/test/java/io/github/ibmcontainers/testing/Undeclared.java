package io.github.ibmcontainers.testing;

/** Throws exceptions that a signature doesn't declare, as callbacks in Kotlin and Groovy can. */
public final class Undeclared {
  private Undeclared() {}

  /**
   * Throws a failure.
   *
   * @return nothing; for the statement {@code throw Undeclared.failure(e)}
   */
  public static RuntimeException failure(Throwable failure) {
    throw Undeclared.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings("unchecked") // The type isn't checked, which is the purpose.
  private static <E extends Throwable> RuntimeException unchecked(Throwable failure) throws E {
    throw (E) failure;
  }
}

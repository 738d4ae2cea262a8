package io.github.ibmcontainers.internal.iam;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.internal.time.Deadline;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time limit of the login that runs on the current thread. A login consists of several requests
 * to IAM and the accounts API, which share one deadline.
 */
public final class LoginLimit {
  /** The limit of a login that sets no other. */
  public static final Duration STANDARD = Duration.ofSeconds(30);

  private static final ThreadLocal<@Nullable LoginLimit> CURRENT = new ThreadLocal<>();

  private final Duration limit;
  private final TimeSource time;
  private Deadline deadline;

  private LoginLimit(Duration limit, TimeSource time) {
    this.limit = limit;
    this.time = time;
    this.deadline = Deadline.in(limit, time);
  }

  /** Runs a login, whose requests end within the limit. */
  public static <T> T run(Duration limit, TimeSource time, Supplier<T> login) {
    CURRENT.set(new LoginLimit(limit, time));
    try {
      return login.get();
    } finally {
      CURRENT.remove();
    }
  }

  /** Starts the limit of the current login anew, after a person has been waited for. */
  public static void restart() {
    LoginLimit current = CURRENT.get();
    if (current != null) {
      current.deadline = Deadline.in(current.limit, current.time);
    }
  }

  /** Returns the deadline of the current login, or of a request outside of any. */
  static Deadline deadline(Duration otherwise, TimeSource time) {
    LoginLimit current = CURRENT.get();
    return current == null ? Deadline.in(otherwise, time) : current.deadline;
  }
}

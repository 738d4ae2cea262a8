package io.github.ibmcontainers.reliability;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The threads started during a test that are still running. */
final class Leftovers {
  /** Shared threads: OkHttp and Okio keep one each for a minute; the JVM has its own. */
  private static final Set<String> SHARED =
      Set.of("OkHttp TaskRunner", "Okio Watchdog", "Attach Listener", "process reaper");

  private static final long PATIENCE = TimeUnit.SECONDS.toMillis(10);

  private static final int DEPTH = 12;

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  /**
   * Waits for threads that are about to end. Returns the names and stack positions of the others.
   */
  List<String> threads() throws InterruptedException {
    List<Thread> left = added().toList();
    for (Thread thread : left) {
      thread.join(PATIENCE);
    }
    return added().map(Leftovers::text).sorted().toList();
  }

  private static String text(Thread thread) {
    return thread.getName()
        + Stream.of(thread.getStackTrace())
            .limit(DEPTH)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < ", " at ", ""));
  }

  private Stream<Thread> added() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> !before.contains(it) && !isShared(it));
  }

  /** OkHttp's idle runner keeps the name of its last task. */
  private static boolean isShared(Thread thread) {
    return SHARED.contains(thread.getName())
        || Stream.of(thread.getStackTrace())
            .anyMatch(
                frame ->
                    frame.getClassName().equals("okhttp3.internal.concurrent.TaskRunner")
                        && frame.getMethodName().equals("awaitTaskToRun"));
  }
}

package io.github.ibmcontainers.internal.http;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The trace of one call: its request, the ids that were sent, the number of attempts. A tag of the
 * request.
 */
public final class CallTrace {
  private final boolean readWhole;
  private volatile String correlationId = RequestIds.next();
  private volatile @Nullable String requestId;
  private volatile int attempts;
  private volatile boolean inDoubt;
  private volatile @Nullable Request request;
  private volatile @Nullable Duration limit;
  private volatile long startNanos;

  /**
   * @param readWhole whether the caller reads the whole response before using it
   */
  public CallTrace(boolean readWhole) {
    this.readWhole = readWhole;
  }

  boolean isReadWhole() {
    return readWhole;
  }

  /**
   * Records the start of the call.
   *
   * @param sent the request
   * @param timeout the timeout of the call
   * @param nanoTime the reading of the monotonic clock
   */
  public void start(Request sent, Optional<Duration> timeout, long nanoTime) {
    request = sent;
    limit = timeout.orElse(null);
    startNanos = nanoTime;
  }

  /** Returns the request; empty before the start of the call. */
  public Optional<Request> request() {
    return Optional.ofNullable(request);
  }

  /**
   * Returns the time spent on the call so far.
   *
   * @param nanoTime the reading of the monotonic clock
   */
  public TimeSpent timeSpent(long nanoTime) {
    return new TimeSpent(Duration.ofNanos(nanoTime - startNanos), Optional.ofNullable(limit));
  }

  /** Replaces the id that all attempts carry if a caller's header has another one. */
  public void correlateBy(String header, String value) {
    if (header.equalsIgnoreCase("X-Correlation-ID")) {
      correlationId = value;
    }
  }

  /** Returns the id that all attempts carry. */
  public String correlationId() {
    return correlationId;
  }

  /** Returns the id of the last attempt; empty if nothing was sent. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  int attempts() {
    return attempts;
  }

  /**
   * Returns whether an attempt before the last one may have been performed by the server although
   * its response was lost or an error.
   */
  public boolean isInDoubt() {
    return inDoubt;
  }

  void leaveInDoubt() {
    inDoubt = true;
  }

  /** Returns the id for the next attempt. The attempts of a call follow each other. */
  String nextRequestId() {
    String id = RequestIds.next();
    requestId = id;
    return id;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one call's attempts follow each other
  void countAttempt() {
    attempts++;
  }
}

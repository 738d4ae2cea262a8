package io.github.ibmcontainers.internal.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call leaves behind on its way: the ids that were sent and the number of attempts. A tag of
 * the request; one object a call.
 */
public final class CallTrace {
  private final boolean readWhole;
  private final String correlationId = RequestIds.next();
  private volatile @Nullable String requestId;
  private volatile int attempts;
  private volatile boolean inDoubt;

  /**
   * @param readWhole whether the caller reads all of the response before it does anything with it
   */
  public CallTrace(boolean readWhole) {
    this.readWhole = readWhole;
  }

  boolean isReadWhole() {
    return readWhole;
  }

  /** The id that all attempts carry. */
  public String correlationId() {
    return correlationId;
  }

  /** The id of the last attempt; empty if nothing was sent. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  int attempts() {
    return attempts;
  }

  /**
   * Whether an attempt before the last one may have been performed by the server although its
   * response was lost or an error.
   */
  public boolean isInDoubt() {
    return inDoubt;
  }

  void leaveInDoubt() {
    inDoubt = true;
  }

  /** The id for an attempt that is about to leave. A call's attempts follow each other. */
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

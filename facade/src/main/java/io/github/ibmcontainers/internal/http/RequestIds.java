package io.github.ibmcontainers.internal.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Generates request and correlation ids: UUIDs of version 4 that are unique but predictable. {@link
 * UUID#randomUUID} is unpredictable, for which all threads share one lock.
 */
public final class RequestIds {
  private RequestIds() {}

  /** Returns a new id. */
  public static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x0000_0000_0000_4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}

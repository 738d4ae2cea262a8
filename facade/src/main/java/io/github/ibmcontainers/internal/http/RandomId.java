package io.github.ibmcontainers.internal.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids for requests: UUIDs of version 4 that need not be unguessable, only different. {@link
 * UUID#randomUUID} is unguessable too, and threads queue up for that.
 */
final class RandomId {
  private RandomId() {}

  static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x0000_0000_0000_4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}

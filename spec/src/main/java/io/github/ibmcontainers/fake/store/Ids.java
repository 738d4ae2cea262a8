package io.github.ibmcontainers.fake.store;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Creates ids in the formats of the service. */
public final class Ids {
  private static final char[] LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray();

  private Ids() {}

  /** Returns 32 hexadecimal digits that are derived from a name. */
  public static String hex(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  /** Returns a new cluster id: 20 letters and digits. */
  public static String cluster() {
    UUID uuid = UUID.randomUUID();
    StringBuilder id = new StringBuilder("c");
    long bits = uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits();
    long more = uuid.getLeastSignificantBits();
    for (int i = 0; i < 19; i++) {
      long source = i < 10 ? bits : more;
      id.append(LETTERS[(int) Math.floorMod(source >>> ((i % 10) * 6), (long) LETTERS.length)]);
    }
    return id.toString();
  }

  /** Returns a new id of a worker pool. */
  public static String pool(String cluster) {
    return cluster + "-" + UUID.randomUUID().toString().substring(0, 7);
  }
}

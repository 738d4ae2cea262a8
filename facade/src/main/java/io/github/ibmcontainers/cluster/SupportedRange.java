package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versions that an add-on supports, as the service writes them: {@code >=1.28.0 <1.33.0}. */
final class SupportedRange {
  private static final Pattern ALTERNATIVES = Pattern.compile("\\|\\|");
  private static final Pattern COMPARISON =
      Pattern.compile("\\s*,?\\s*(>=|<=|==|=|>|<|)\\s*v?(\\d+\\.\\d+(?:\\.\\d+)?)");

  private SupportedRange() {}

  /** Returns whether a range contains a version; empty if the text isn't a range. */
  static Optional<Boolean> contains(@Nullable String range, Version version) {
    if (range == null || range.isBlank()) {
      return Optional.empty();
    }
    boolean any = false;
    for (String alternative : ALTERNATIVES.split(range, -1)) {
      Optional<Boolean> all = containsAll(alternative, version);
      if (all.isEmpty()) {
        return Optional.empty();
      }
      any |= all.get();
    }
    return Optional.of(any);
  }

  private static Optional<Boolean> containsAll(String comparisons, Version version) {
    String text = comparisons.strip();
    Matcher next = COMPARISON.matcher(text);
    boolean all = true;
    int position = 0;
    while (position < text.length()) {
      if (!next.region(position, text.length()).lookingAt()) {
        return Optional.empty();
      }
      all &= holds(next.group(1), compare(version, Version.of(next.group(2))));
      position = next.end();
    }
    return position == 0 ? Optional.empty() : Optional.of(all);
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case "<" -> order < 0;
      default -> order == 0;
    };
  }

  /** Builds and platforms play no part in ranges. */
  private static int compare(Version one, Version other) {
    int major = Integer.compare(one.major(), other.major());
    int minor = major != 0 ? major : Integer.compare(one.minor(), other.minor());
    return minor != 0 ? minor : Integer.compare(one.patch(), other.patch());
  }
}

package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.internal.json.SerializedRecord;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes or OpenShift version as the service writes it: {@code 1.29.5_1539}, {@code
 * 4.19.25_1572_openshift}. Ordered by number, then by build; the order ignores the platform.
 *
 * @param text the text as sent by the service
 * @param platform the platform
 * @param major the first number
 * @param minor the second number
 * @param patch the third number; 0 if there is none
 * @param build IBM's build number, if there is one
 */
public record Version(
    String text, Platform platform, int major, int minor, int patch, OptionalInt build)
    implements Comparable<Version>, Serializable {
  private static final long serialVersionUID = 1L;

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .thenComparingInt(version -> version.build().orElse(0));

  /**
   * Parses a version.
   *
   * @throws IllegalArgumentException if the text is no version
   */
  public static Version of(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is no version; one looks like 1.29.5 or 4.14_openshift"));
  }

  /** Returns the version, if the text is one. */
  public static Optional<Version> parse(@Nullable String text) {
    String trimmed = text == null ? "" : text.trim();
    int start = trimmed.startsWith("v") ? 1 : 0;
    int dot = digits(trimmed, start, 4);
    int minorEnd = dot == start || !at(trimmed, dot, ".") ? -1 : digits(trimmed, dot + 1, 4);
    if (minorEnd <= dot + 1 || !isOneLine(trimmed)) {
      return Optional.empty();
    }
    int patchEnd = at(trimmed, minorEnd, ".") ? digits(trimmed, minorEnd + 1, 6) : minorEnd;
    int end = patchEnd > minorEnd + 1 ? patchEnd : minorEnd;
    int buildEnd = at(trimmed, end, "_") ? digits(trimmed, end + 1, 9) : end;
    boolean built = buildEnd > end + 1;
    int major = number(trimmed, start, dot);
    return Optional.of(
        new Version(
            trimmed,
            // Kubernetes is at 1, OpenShift started here with 3; the suffix is not always sent.
            at(trimmed, built ? buildEnd : end, "_openshift") || major >= 3
                ? Platform.OPENSHIFT
                : Platform.KUBERNETES,
            major,
            number(trimmed, dot + 1, minorEnd),
            end == minorEnd ? 0 : number(trimmed, minorEnd + 1, end),
            built ? OptionalInt.of(number(trimmed, end + 1, buildEnd)) : OptionalInt.empty()));
  }

  /** Returns the end of the digits that start there, but of no more than the limit. */
  private static int digits(String text, int from, int limit) {
    int end = from;
    while (end < text.length()
        && end < from + limit
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static boolean at(String text, int position, String part) {
    return text.startsWith(part, position);
  }

  private static boolean isOneLine(String text) {
    return text.chars().noneMatch(it -> "\n\r\u0085\u2028\u2029".indexOf(it) >= 0);
  }

  /** Returns whether this is the same version or a newer one of the same platform. */
  public boolean isAtLeast(Version other) {
    return platform == other.platform && compareTo(other) >= 0;
  }

  /**
   * The version alone, without build and suffix: {@code 4.19.25}, or {@code 1.31} if no patch was
   * given.
   */
  public String number() {
    String minorOnly = major + "." + minor;
    return patch > 0 || text.contains(minorOnly + ".0") ? minorOnly + "." + patch : minorOnly;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  /** Returns the text as sent by the service. */
  @Override
  public String toString() {
    return text;
  }

  private Object writeReplace() {
    return SerializedRecord.of(this);
  }
}

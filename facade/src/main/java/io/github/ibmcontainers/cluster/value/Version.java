package io.github.ibmcontainers.cluster.value;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes or OpenShift version as the service writes it: {@code 1.29.5_1539}, {@code
 * 4.19.25_1572_openshift}. Ordered by number, then by build; the platform plays no part in the
 * order.
 *
 * @param text the service's own words
 * @param platform what it is a version of
 * @param major the first number
 * @param minor the second number
 * @param patch the third number; 0 if it is not told
 * @param build IBM's number of the build, if it is told
 */
public record Version(
    String text, Platform platform, int major, int minor, int patch, OptionalInt build)
    implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?(?:_(\\d{1,9}))?(_openshift)?.*");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch)
          .thenComparingInt(version -> version.build().orElse(0));

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException if it is none
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
    if (text == null) {
      return Optional.empty();
    }
    Matcher found = FORM.matcher(text.trim());
    if (!found.matches()) {
      return Optional.empty();
    }
    int major = Integer.parseInt(found.group(1));
    return Optional.of(
        new Version(
            text.trim(),
            // Kubernetes is still at 1, OpenShift began here with 3; the suffix is not always told.
            found.group(5) != null || major >= 3 ? Platform.OPENSHIFT : Platform.KUBERNETES,
            major,
            Integer.parseInt(found.group(2)),
            found.group(3) == null ? 0 : Integer.parseInt(found.group(3)),
            found.group(4) == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(found.group(4)))));
  }

  /** Whether it is the same version or a newer one of the same platform. */
  public boolean isAtLeast(Version other) {
    return platform == other.platform && compareTo(other) >= 0;
  }

  /** The version alone, without build and suffix: {@code 4.19.25}. */
  public String number() {
    return major + "." + minor + "." + patch;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  /** The service's own words. */
  @Override
  public String toString() {
    return text;
  }
}

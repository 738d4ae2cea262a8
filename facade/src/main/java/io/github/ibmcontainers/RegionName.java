package io.github.ibmcontainers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The current and the former name of a region. The service accepts both and can still return the
 * former one, which it used until about 2020. This library accepts both, too.
 *
 * @param name the current name, such as {@code eu-de}
 * @param formerName the former name, such as {@code eu-central}
 */
public record RegionName(String name, Optional<String> formerName) {
  private static final Pattern SHAPE = Pattern.compile("[a-z]{2}-[a-z]{2,12}(-\\d)?");

  private static final List<RegionName> KNOWN =
      List.of(
          of("us-south"),
          of("us-east"),
          of("eu-de", "eu-central"),
          of("eu-gb", "uk-south"),
          of("au-syd", "ap-south"),
          of("jp-tok", "ap-north"),
          of("jp-osa"),
          of("ca-tor"),
          of("br-sao"),
          of("eu-es"),
          of("ca-mon"),
          of("in-che"),
          of("in-mum"));

  /** Returns the regions that this version of the library knows. Other names work as well. */
  public static List<RegionName> known() {
    return KNOWN;
  }

  /** Returns whether this version of the library knows a region by this name. */
  public static boolean isKnown(String region) {
    for (RegionName known : KNOWN) {
      if (known.name.equals(region) || known.formerName.filter(region::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the current name of a region, or the argument if the region isn't known. */
  public static String currentName(String region) {
    for (RegionName known : known()) {
      if (known.formerName.isPresent() && known.formerName.get().equals(region)) {
        return known.name;
      }
    }
    return region;
  }

  /**
   * Returns the argument.
   *
   * @throws IllegalArgumentException if it can't be the name of a region
   */
  static String check(String region) {
    if (!SHAPE.matcher(region).matches()) {
      String names = KNOWN.stream().map(RegionName::toString).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "\"" + printable(region) + "\" can't be the name of a region. Known regions: " + names);
    }
    return region;
  }

  private static String printable(String text) {
    String visible = text.replaceAll("[^\\x20-\\x7e]", "?");
    return visible.length() <= 40 ? visible : visible.substring(0, 40) + "…";
  }

  private static RegionName of(String name) {
    return new RegionName(name, Optional.empty());
  }

  private static RegionName of(String name, String formerName) {
    return new RegionName(name, Optional.of(formerName));
  }

  /** Returns both names: {@code jp-tok (ap-north)}. */
  @Override
  public String toString() {
    return formerName.map(former -> name + " (" + former + ")").orElse(name);
  }
}

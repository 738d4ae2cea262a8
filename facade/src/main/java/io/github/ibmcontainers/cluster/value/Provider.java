package io.github.ibmcontainers.cluster.value;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An infrastructure provider of clusters. */
public enum Provider {
  /** Classic infrastructure: machines on VLANs. */
  CLASSIC("classic", "classic"),
  /** Virtual Private Cloud, generation 2 compute. */
  VPC("vpc-gen2", "VPC"),
  /** Hosts of the user in an IBM Cloud Satellite location. */
  SATELLITE("satellite", "Satellite");

  private final String id;
  private final String title;

  Provider(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Returns the API's name: {@code classic}, {@code vpc-gen2} or {@code satellite}. */
  public String id() {
    return id;
  }

  /**
   * Returns the provider with the given name: {@code classic}, {@code vpc-gen2}, {@code vpc} or
   * {@code satellite}.
   *
   * @throws IllegalArgumentException if there is none; {@code vpc-classic} is no longer offered
   */
  public static Provider of(String name) {
    String wanted = name.trim().toLowerCase(Locale.ROOT);
    if (wanted.equals("vpc-classic")) {
      throw new IllegalArgumentException(
          "vpc-classic (VPC on generation 1 compute) is no longer offered by IBM Cloud; use vpc-gen2");
    }
    return parse(wanted)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no provider of that name; known are classic, vpc-gen2 (or vpc) and satellite"));
  }

  /**
   * Returns the provider that a response means, if it is known. Unlike {@link #of}, reads {@code
   * vpc-classic} as VPC.
   */
  public static Optional<Provider> parse(@Nullable String text) {
    return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
      case "classic", "softlayer" -> Optional.of(CLASSIC);
      case "vpc", "vpc-gen2", "vpc-classic", "g2", "gc" -> Optional.of(VPC);
      case "satellite", "upi" -> Optional.of(SATELLITE);
      default -> Optional.empty();
    };
  }

  /** Returns the display name: {@code classic}, {@code VPC} or {@code Satellite}. */
  @Override
  public String toString() {
    return title;
  }
}

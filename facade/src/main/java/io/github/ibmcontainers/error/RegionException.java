package io.github.ibmcontainers.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scope's region isn't a region of the service, or a cluster is in another region than the
 * scope's. Nothing was changed.
 */
public final class RegionException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final String region;
  private final @Nullable String clusterRegion;

  /**
   * @param message the message
   * @param region the scope's region
   * @param clusterRegion the region of the cluster; {@code null} if the scope's region is unknown
   */
  public RegionException(String message, String region, @Nullable String clusterRegion) {
    super(message, null);
    this.region = region;
    this.clusterRegion = clusterRegion;
  }

  /** Returns the scope's region. */
  public String region() {
    return region;
  }

  /** Returns the region of the cluster; empty if the scope's region isn't one of the service. */
  public Optional<String> clusterRegion() {
    return Optional.ofNullable(clusterRegion);
  }
}

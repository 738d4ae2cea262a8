package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.generated.model.COSBucket;
import io.github.ibmcontainers.generated.model.CreateSatelliteLocationRequest;
import io.github.ibmcontainers.generated.model.IAAS;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Required;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Satellite location to be created ({@code CreateSatelliteLocation}). Immutable. */
public final class NewSatelliteLocation {
  private final String name;
  private final CreateSatelliteLocationRequest request;

  private NewSatelliteLocation(String name, CreateSatelliteLocationRequest request) {
    this.name = name;
    this.request = request;
  }

  /**
   * A location of that name.
   *
   * @param name its name
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  String name() {
    return name;
  }

  CreateSatelliteLocationRequest request() {
    return request;
  }

  /** Its name. */
  @Override
  public String toString() {
    return "new Satellite location " + name;
  }

  /** Collects what the location is to be. Not safe for use by several threads. */
  public static final class Builder {
    private final String name;
    private final List<String> zones = new ArrayList<>();
    private @Nullable String managedFrom;
    private @Nullable String description;
    private @Nullable String bucket;
    private @Nullable String bucketRegion;
    private @Nullable String bucketEndpoint;
    private @Nullable String provider;
    private @Nullable String physicalAddress;
    private boolean coreOs;

    private Builder(String name) {
      this.name = Check.text("location's name", name);
    }

    /** The metro of IBM Cloud that manages it, such as {@code wdc}; needed. */
    public Builder managedFrom(String metro) {
      this.managedFrom = metro;
      return this;
    }

    /** Adds a zone; three are needed, or none for the service's three names. */
    public Builder zone(String zone) {
      zones.add(Check.text("zone", zone));
      return this;
    }

    /** What it is for. */
    public Builder description(String value) {
      this.description = value;
      return this;
    }

    /** The name of the bucket of Cloud Object Storage for its backups; by default one is made. */
    public Builder bucket(String value) {
      this.bucket = value;
      return this;
    }

    /**
     * Sets where the bucket is; by default, the service finds it out.
     *
     * @param region the region of the bucket, such as {@code us-east}
     * @param endpoint the endpoint of Cloud Object Storage
     */
    public Builder bucketAt(String region, String endpoint) {
      this.bucketRegion = Check.text("bucket's region", region);
      this.bucketEndpoint = Check.text("bucket's endpoint", endpoint);
      return this;
    }

    /** Whose infrastructure its hosts are, such as {@code aws}. */
    public Builder infrastructure(String value) {
      this.provider = value;
      return this;
    }

    /** Where it is in the world. */
    public Builder physicalAddress(String value) {
      this.physicalAddress = value;
      return this;
    }

    /** Lets its hosts run Red Hat CoreOS. */
    public Builder withCoreOs() {
      this.coreOs = true;
      return this;
    }

    /**
     * The location to be.
     *
     * @throws IllegalArgumentException if something is missing; the message says what
     */
    public NewSatelliteLocation build() {
      new Required("A new Satellite location")
          .text("a metro that manages it: managedFrom(\"wdc\")", managedFrom)
          .that(
              "a bucket for its region: bucket(\"backup\")", bucket != null || bucketRegion == null)
          .that("three zones or none: zone(\"zone-1\")", zones.isEmpty() || zones.size() >= 3)
          .check();
      return new NewSatelliteLocation(
          name,
          new CreateSatelliteLocationRequest()
              .name(name)
              .location(managedFrom)
              .description(description)
              .zones(zones.isEmpty() ? null : List.copyOf(zones))
              .cosConfig(
                  bucket == null
                      ? null
                      : new COSBucket()
                          .bucket(bucket)
                          .region(bucketRegion)
                          .endpoint(bucketEndpoint))
              .iaas(provider == null ? null : new IAAS().provider(provider))
              .physicalAddress(physicalAddress)
              .coreosEnabled(coreOs ? true : null));
    }
  }
}

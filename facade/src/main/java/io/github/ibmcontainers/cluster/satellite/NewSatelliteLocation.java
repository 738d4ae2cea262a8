package io.github.ibmcontainers.cluster.satellite;

import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.generated.model.COSAuthorization;
import io.github.ibmcontainers.generated.model.COSBucket;
import io.github.ibmcontainers.generated.model.COSBucketServiceInstance;
import io.github.ibmcontainers.generated.model.CreateSatelliteLocationRequest;
import io.github.ibmcontainers.generated.model.IAAS;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Draft;
import io.github.ibmcontainers.internal.check.Required;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The properties of a new Satellite location ({@code CreateSatelliteLocation}). Immutable. */
public final class NewSatelliteLocation {
  private final CreateSatelliteLocationRequest request;

  private NewSatelliteLocation(CreateSatelliteLocationRequest request) {
    this.request = request;
  }

  /**
   * Returns a builder.
   *
   * @param name the name of the location
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  String name() {
    return Values.orEmpty(request.getName());
  }

  CreateSatelliteLocationRequest request() {
    return request;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "new Satellite location " + name();
  }

  /** Builds the request. Not thread-safe. */
  public static final class Builder {
    private final Draft<CreateSatelliteLocationRequest> draft =
        new Draft<>(CreateSatelliteLocationRequest::new);

    private Builder(String name) {
      String checked = Check.text("location's name", name);
      draft.set(it -> it.name(checked));
    }

    /** Sets the metro of IBM Cloud that manages it, such as {@code wdc}; required. */
    public Builder managedFrom(String metro) {
      return request(it -> it.location(metro));
    }

    /** Adds a zone. Either at least three or none; without zones, the service names three. */
    public Builder zone(String zone) {
      String checked = ZONE.of(zone);
      return request(it -> it.zones(Draft.with(it.getZones(), checked)));
    }

    /** Sets the description. */
    public Builder description(String value) {
      return request(it -> it.description(value));
    }

    /**
     * Sets the name of the bucket of Cloud Object Storage for its backups; by default the service
     * creates one.
     */
    public Builder bucket(String value) {
      return bucket(it -> it.bucket(value));
    }

    /**
     * Sets where the bucket is; by default, the service finds it out.
     *
     * @param region the region of the bucket, such as {@code us-east}
     * @param endpoint the endpoint of Cloud Object Storage
     */
    public Builder bucketAt(String region, String endpoint) {
      String checkedRegion = Check.text("bucket's region", region);
      String checkedEndpoint = Check.text("bucket's endpoint", endpoint);
      return bucket(it -> it.region(checkedRegion).endpoint(checkedEndpoint));
    }

    /** Sets the CRN of the Cloud Object Storage instance that the bucket belongs to. */
    public Builder bucketInstance(String crn) {
      COSBucketServiceInstance instance =
          new COSBucketServiceInstance().crn(Check.text("instance's CRN", crn));
      return bucket(it -> it.serviceInstance(instance));
    }

    /**
     * Sets the HMAC credentials for the bucket, which are secret; by default, the service uses the
     * IAM roles of the account.
     */
    public Builder bucketCredentials(String accessKeyId, String secretAccessKey) {
      COSAuthorization credentials =
          new COSAuthorization()
              .accessKeyId(Check.text("access key's id", accessKeyId))
              .secretAccessKey(Check.text("secret access key", secretAccessKey));
      return request(it -> it.cosCredentials(credentials));
    }

    /** Sets whose infrastructure its hosts run on, such as {@code aws}. */
    public Builder infrastructure(String provider) {
      return request(it -> it.iaas(new IAAS().provider(provider)));
    }

    /** As {@link #infrastructure(String)}, with the region of the provider. */
    public Builder infrastructure(String provider, String region) {
      return request(it -> it.iaas(new IAAS().provider(provider).region(region)));
    }

    /** Sets its postal address. */
    public Builder physicalAddress(String value) {
      return request(it -> it.physicalAddress(value));
    }

    /** Sets the id of the account whose logging instance receives its logs. */
    public Builder loggingAccount(String id) {
      return request(it -> it.loggingAccountID(id));
    }

    /** Sets the addresses of pods and services, in CIDR notation; by default the service's. */
    public Builder subnets(@Nullable String pods, @Nullable String services) {
      return request(it -> it.multishiftPodSubnet(pods).multishiftServiceSubnet(services));
    }

    /** Adds a capability that Satellite is to manage in the location, such as {@code on-prem}. */
    public Builder capability(String value) {
      String checked = Check.text("capability", value);
      return request(
          it ->
              it.capabilitiesManagedBySatellite(
                  Draft.with(it.getCapabilitiesManagedBySatellite(), checked)));
    }

    /** Lets its hosts run Red Hat CoreOS. */
    public Builder withCoreOs() {
      return request(it -> it.coreosEnabled(true));
    }

    /** Sets anything in the generated request, such as a field that has no method here. */
    public Builder request(Consumer<CreateSatelliteLocationRequest> setting) {
      draft.set(setting);
      return this;
    }

    private Builder bucket(Consumer<COSBucket> setting) {
      return request(
          it -> {
            COSBucket bucket = Objects.requireNonNullElseGet(it.getCosConfig(), COSBucket::new);
            setting.accept(bucket);
            it.setCosConfig(bucket);
          });
    }

    /**
     * Returns the new location.
     *
     * @throws IllegalArgumentException if something is missing; the message says what
     */
    public NewSatelliteLocation build() {
      CreateSatelliteLocationRequest request = draft.request();
      COSBucket bucket = request.getCosConfig();
      List<String> zones = request.getZones();
      new Required("A new Satellite location")
          .text("a name", request.getName())
          .text("a metro that manages it: managedFrom(\"wdc\")", request.getLocation())
          .that(
              "a bucket for its region, instance or credentials: bucket(\"backup\")",
              bucket == null ? request.getCosCredentials() == null : bucket.getBucket() != null)
          .that("three zones or none: zone(\"zone-1\")", zones == null || zones.size() >= 3)
          .check();
      return new NewSatelliteLocation(request);
    }
  }
}

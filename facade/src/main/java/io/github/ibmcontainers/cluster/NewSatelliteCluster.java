package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.model.CreateSatelliteClusterRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Draft;
import io.github.ibmcontainers.internal.check.Kubernetes;
import io.github.ibmcontainers.internal.check.Required;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cluster to be created in a Satellite location ({@code POST /v2/satellite/createCluster}).
 * Immutable.
 */
public final class NewSatelliteCluster extends NewCluster {
  private final CreateSatelliteClusterRequest request;

  private NewSatelliteCluster(CreateSatelliteClusterRequest request) {
    super(request.getName(), Provider.SATELLITE);
    this.request = request;
  }

  @Override
  CreateSatelliteClusterRequest satellite() {
    return request;
  }

  /** Builds the request. Not thread-safe. */
  public static final class Builder {
    private final Draft<CreateSatelliteClusterRequest> draft =
        new Draft<>(CreateSatelliteClusterRequest::new);

    Builder(String name) {
      String checked = Kubernetes.newCluster(name);
      draft.set(it -> it.name(checked));
    }

    /** Sets the id or name of the Satellite location; required. */
    public Builder location(String idOrName) {
      return request(it -> it.controller(idOrName));
    }

    /** Sets the version, such as {@code 4.14_openshift}; by default the service's. */
    public Builder version(String value) {
      return request(it -> it.kubeVersion(value));
    }

    /**
     * Sets how many hosts to assign in which zone of the location; needs hosts that have the
     * labels.
     */
    public Builder workers(String zoneOfLocation, int count) {
      String zone = ZONE.of(zoneOfLocation);
      return request(it -> it.zone(zone).workerCount((long) count));
    }

    /** Adds a label that hosts must have to become workers. */
    public Builder hostLabel(String key, String value) {
      Map.Entry<String, String> label = Kubernetes.label(key, value);
      return request(it -> it.labels(Draft.with(it.getLabels(), label)));
    }

    /** Sets the operating system of its workers: {@code RHEL} or {@code RHCOS}. */
    public Builder operatingSystem(String value) {
      return request(it -> it.operatingSystem(value));
    }

    /** Sets the user's pull secret of Red Hat; a secret. */
    public Builder pullSecret(String value) {
      return request(it -> it.pullSecret(value));
    }

    /** Sets the license that you already own. */
    public Builder entitlement(String value) {
      return request(it -> it.defaultWorkerPoolEntitlement(value));
    }

    /** Sets the addresses of pods and services, in CIDR notation; by default the service's. */
    public Builder subnets(@Nullable String pods, @Nullable String services) {
      return request(it -> it.podSubnet(pods).serviceSubnet(services));
    }

    /**
     * Sets how Calico finds the IP address of a host; by default the service's way.
     *
     * @param method the method, such as {@code interface} or {@code can-reach}
     * @param value what the method needs, such as {@code eth.*}
     */
    public Builder calicoAutodetection(String method, String value) {
      Map.Entry<String, String> entry =
          Map.entry(Check.text("autodetection method", method), Check.text("value", value));
      return request(
          it -> it.calicoIPAutodetection(Draft.with(it.getCalicoIPAutodetection(), entry)));
    }

    /** Lets Satellite Config administer it. */
    public Builder withAdminAgent() {
      return request(it -> it.adminAgentOptIn(true));
    }

    /** Creates a cluster of one node. */
    public Builder singleNode() {
      return request(it -> it.infrastructureTopology("single-replica"));
    }

    /** Sets anything in the generated request, such as a field that has no method here. */
    public Builder request(Consumer<CreateSatelliteClusterRequest> setting) {
      draft.set(setting);
      return this;
    }

    /**
     * Returns the new cluster.
     *
     * @throws IllegalArgumentException if required settings are missing or settings contradict each
     *     other; the message lists them all
     */
    public NewSatelliteCluster build() {
      CreateSatelliteClusterRequest request = draft.request();
      String version = request.getKubeVersion();
      new Required("A new Satellite cluster")
          .text("a Satellite location: location(\"my-location\")", request.getController())
          .atLeast(0, "a count of workers that is not negative", request.getWorkerCount())
          .that(
              "an OpenShift version, such as version(\"4.14_openshift\")",
              version == null || isOpenShift(version))
          .check();
      return new NewSatelliteCluster(request);
    }
  }
}

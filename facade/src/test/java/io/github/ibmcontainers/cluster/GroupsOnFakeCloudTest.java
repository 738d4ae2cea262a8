package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.ingress.NewSubdomain;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.service.ServiceBindings;
import io.github.ibmcontainers.cluster.worker.DedicatedHosts;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.generated.model.BoundService;
import io.github.ibmcontainers.generated.model.ClusterSecurityGroup;
import io.github.ibmcontainers.generated.model.CreateSatelliteClusterRemoteRequest;
import io.github.ibmcontainers.generated.model.CreateStorageConfigurationRequest;
import io.github.ibmcontainers.generated.model.HealthcheckProperties;
import io.github.ibmcontainers.generated.model.UpdateStorageConfigurationRequest;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Groups that cover the remaining commands of the CLI, each method against the fake cloud. */
class GroupsOnFakeCloudTest {
  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .clock(time.clock())
          .cluster(ClusterSpec.classic("old"))
          .cluster(ClusterSpec.vpc("new").withOpenShift("4.15"))
          .start();
  private final ContainersClient client =
      TestClients.of(cloud, time)
          .resourceGroup(cloud.resourceGroupId("default"))
          .region("us-south")
          .build();

  @AfterEach
  void stop() {
    client.close();
    cloud.close();
  }

  @Test
  @DisplayName("Dedicated hosts: a pool and a host are created, disabled and removed")
  void dedicatedHosts() {
    DedicatedHosts hosts = client.dedicatedHosts();
    assertThat(hosts.flavors("us-south-1")).isNotEmpty();
    String pool = hosts.createPool("mine", "dal", "bx2d");
    assertThat(hosts.pools()).extracting(it -> it.getId()).containsExactly(pool);
    String host = hosts.create(pool, "bx2d.host.152x608", "us-south-1");
    assertThat(hosts.list(pool)).extracting(it -> it.getId()).containsExactly(host);
    hosts.setPlacement(pool, host, false);
    assertThat(hosts.get(pool, host).getPlacementEnabled()).isFalse();
    hosts.setPlacement(pool, host, true);
    assertThat(hosts.get(pool, host).getPlacementEnabled()).isTrue();
    assertThat(hosts.pool(pool).getHostCount()).isEqualTo(1);
    hosts.setPlacement(pool, host, false);
    hosts.remove(pool, host);
    time.advance(Duration.ofHours(1));
    hosts.removePool(pool);
    assertThat(hosts.pools()).isEmpty();
    assertThatThrownBy(() -> hosts.pool(pool)).isInstanceOf(NotFoundException.class);
  }

  @Test
  @DisplayName("Certificate authority: certificates can be rotated only after a new CA was created")
  void certificates() {
    String before = client.security().certificateAuthority("old");
    assertThat(before).startsWith("-----BEGIN CERTIFICATE-----");
    assertThatThrownBy(() -> client.security().rotateCertificates("old"))
        .isInstanceOf(BadRequestException.class);
    client.security().createCertificateAuthority("old");
    client.security().rotateCertificates("old");
    time.advance(Duration.ofHours(1));
    assertThat(client.security().certificateAuthority("old")).isNotEqualTo(before);
  }

  @Test
  @DisplayName("Console access, secure by default, outbound traffic and security groups of a VPC")
  void network() {
    assertThat(client.security().consoleAccess("new")).isEqualTo(ConsoleAccess.LEGACY);
    client.security().setConsoleAccess("new", ConsoleAccess.VPE_GATEWAY);
    assertThat(client.security().consoleAccess("new")).isEqualTo(ConsoleAccess.VPE_GATEWAY);
    client.security().enableSecureByDefault("new", true);
    client.clusters().setOutboundTrafficProtection("new", true);
    client.clusters().setOutboundTrafficProtection("new", false);
    assertThat(client.security().securityGroups("new"))
        .extracting(ClusterSecurityGroup::getName)
        .containsExactly("kube-" + client.clusters().get("new").id());
  }

  @Test
  @DisplayName("Services are bound to a namespace, listed and unbound")
  void services() {
    ServiceBindings bindings = client.serviceBindings();
    assertThat(bindings.bind("old", "prod", "s-1", "Writer").getSecretName()).isNotBlank();
    assertThat(bindings.list("old")).hasSize(1);
    assertThat(bindings.list("old", "prod"))
        .extracting(BoundService::getServiceid)
        .containsExactly("s-1");
    assertThat(bindings.list("old", "other")).isEmpty();
    bindings.unbind("old", "prod", "s-1");
    assertThat(bindings.list("old")).isEmpty();
  }

  @Test
  @DisplayName("A health monitor is configured, enabled and disabled")
  void healthMonitors() {
    var subdomains = client.ingress().subdomains();
    String host = subdomains.create("old", NewSubdomain.of(List.of("169.46.6.1"))).hostname();
    HealthcheckProperties check =
        new HealthcheckProperties().type("https").port(443L).path("/health");
    assertThat(
            subdomains
                .configureHealthMonitor("old", host, check)
                .getHealthcheckProperties()
                .getPath())
        .isEqualTo("/health");
    subdomains.setHealthMonitor("old", host, true);
    assertThat(subdomains.healthMonitor("old", host).getMonitorState()).isEqualTo("enabled");
    subdomains.setHealthMonitor("old", host, false);
    assertThat(subdomains.healthMonitor("old", host).getMonitorState()).isEqualTo("disabled");
  }

  @Test
  @SuppressWarnings("deprecation") // supported as long as the document contains it
  @DisplayName("A Secrets Manager instance becomes the default; v1 secrets are created and removed")
  void secrets() {
    var secrets = client.ingress().secrets();
    String name =
        secrets
            .registerInstance(
                "old", "crn:v1:bluemix:public:secrets-manager:us-south:a/1:mine::", false)
            .getName();
    secrets.setDefaultInstance("old", name, true);
    assertThat(secrets.instance("old", name).getIsDefault()).isTrue();
    secrets.setSecretGroup("old", name, "group-1");
    assertThat(secrets.instance("old", name).getSecretGroupID()).isEqualTo("group-1");
    secrets.setDefaultInstance("old", name, false);
    assertThat(secrets.instance("old", name).getIsDefault()).isFalse();

    var albs = client.ingress().loadBalancers();
    assertThat(albs.types()).containsExactly("private", "public");
    albs.createSecret("old", "cert", "crn:one");
    albs.updateSecret("old", "cert", "crn:two");
    assertThat(albs.secrets("old")).extracting(it -> it.getCertCrn()).containsExactly("crn:two");
    albs.deleteSecret("old", "cert");
    assertThat(albs.secrets("old")).isEmpty();
  }

  @Test
  @DisplayName("An add-on is looked up, enabled with options, updated and disabled")
  void addOns() {
    String name = client.locations().addOns().get(0).name();
    List<AddOn> versions = client.addOns().versions(name);
    assertThat(versions).isNotEmpty().allMatch(it -> it.name().equals(name));
    String version = versions.get(0).version().orElseThrow();
    client.addOns().optionsTemplate(name, version);
    NewAddOn addOn = NewAddOn.named(name).version(version).option("replicas", 2);
    client.addOns().enable("old", addOn);
    assertThat(client.addOns().list("old")).extracting(AddOn::name).contains(name);
    client.addOns().update("old", addOn.option("replicas", 3));
    client.addOns().disable("old", name);
    time.advance(Duration.ofHours(1));
    assertThat(client.addOns().list("old")).extracting(AddOn::name).doesNotContain(name);
    assertThat(addOn)
        .hasToString("NewAddOn[" + name + ", version=" + version + ", options=[replicas]]");
  }

  @Test
  @DisplayName("Operating systems, and a cluster at a remote Satellite location")
  void satellite() {
    assertThat(client.locations().operatingSystems().toString()).contains("RHCOS");
    String location =
        client
            .satellite()
            .createLocation(
                NewSatelliteLocation.named("myloc")
                    .managedFrom("wdc")
                    .zone("z1")
                    .zone("z2")
                    .zone("z3")
                    .build());
    time.advance(Duration.ofHours(1));
    assertThat(
            client
                .satellite()
                .registerSubdomains(location, List.of("10.0.0.1", "10.0.0.2", "10.0.0.3")))
        .isNotEmpty();
    RequestOptions token = RequestOptions.builder().supplementalToken("extra").build();
    assertThat(
            client
                .satellite()
                .with(token)
                .createRemoteCluster(
                    new CreateSatelliteClusterRemoteRequest()
                        .controller(location)
                        .name("far")
                        .kubeVersion("4.15_openshift")))
        .isNotBlank();
  }

  @Test
  @DisplayName(
      "A storage configuration is changed, and its assignment is upgraded to the new version")
  void storage() {
    String location =
        client
            .satellite()
            .createLocation(NewSatelliteLocation.named("l").managedFrom("wdc").build());
    time.advance(Duration.ofHours(1));
    var storage = client.storage();
    storage.createConfiguration(
        new CreateStorageConfigurationRequest()
            .controller(location)
            .configName("conf")
            .storageTemplateName(storage.templates().get(0).getName()));
    String assignment = storage.assignToCluster("conf", "a", location, "old");
    String first = storage.configuration("conf").getConfigVersion();
    storage.updateConfiguration(
        new UpdateStorageConfigurationRequest().controller(location).configName("conf"));
    assertThat(storage.configuration("conf").getConfigVersion()).isNotEqualTo(first);
    storage.setAutoUpgrade("conf", location, true, List.of(assignment));
    storage.setAutoUpgrade("conf", location, false, List.of());
    String version = storage.configuration("conf").getUuid();
    assertThatThrownBy(() -> storage.setAssignmentVersion("nobody", version))
        .isInstanceOf(NotFoundException.class);
  }
}

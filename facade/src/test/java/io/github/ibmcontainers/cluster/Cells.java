package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.TestServices.fixture;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V2;
import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.catalog.AvailableVersion;
import io.github.ibmcontainers.cluster.catalog.Flavor;
import io.github.ibmcontainers.cluster.catalog.Quota;
import io.github.ibmcontainers.cluster.catalog.Region;
import io.github.ibmcontainers.cluster.catalog.Zone;
import io.github.ibmcontainers.cluster.ingress.Alb;
import io.github.ibmcontainers.cluster.ingress.NewAlb;
import io.github.ibmcontainers.cluster.ingress.NewSubdomain;
import io.github.ibmcontainers.cluster.ingress.Subdomain;
import io.github.ibmcontainers.cluster.network.ClusterVlan;
import io.github.ibmcontainers.cluster.network.Subnet;
import io.github.ibmcontainers.cluster.network.Vlan;
import io.github.ibmcontainers.cluster.network.Vpc;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.NewZone;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.cluster.worker.WorkerPoolState;
import io.github.ibmcontainers.cluster.worker.WorkerState;
import io.github.ibmcontainers.internal.route.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * For each cell of the table of routes: how a user asks for it, what has to leave, what the service
 * answers in the form that this operation has, and what the user has to see. The facts are the same
 * in all answers of a row.
 */
final class Cells {
  private final Map<Action<?, ?>, Row> rows = new LinkedHashMap<>();

  /** A way to ask: groups of methods, the provider, the version. */
  interface Ask {
    @Nullable Object ask(ClusterServices services, Provider provider, ApiVersion version);
  }

  record Cell(
      Provider provider,
      ApiVersion version,
      String request,
      @Nullable String body,
      int status,
      String answer) {}

  static final class Row {
    final Ask ask;
    final List<Cell> cells = new ArrayList<>();
    Consumer<Object> check = view -> {};

    /** Whether a cluster is concerned, whose provider has to be known. */
    final boolean onCluster;

    Row(Ask ask, boolean onCluster) {
      this.ask = ask;
      this.onCluster = onCluster;
    }

    Row on(Provider provider, ApiVersion version, String request, String answer) {
      return on(provider, version, request, null, answer);
    }

    Row on(
        Provider provider,
        ApiVersion version,
        String request,
        @Nullable String body,
        String answer) {
      cells.add(new Cell(provider, version, request, body, answer.isEmpty() ? 204 : 200, answer));
      return this;
    }

    Row everywhere(ApiVersion version, String request, @Nullable String body, String answer) {
      for (Provider provider : Provider.values()) {
        on(provider, version, request, body, answer);
      }
      return this;
    }

    void givesList(Consumer<List<?>> expectation) {
      check = view -> expectation.accept((List<?>) view);
    }

    <T> void gives(Class<T> type, Consumer<T> expectation) {
      check = view -> expectation.accept(type.cast(view));
    }
  }

  Row row(Action<?, ?> action) {
    return Objects.requireNonNull(
        rows.get(action), () -> "No example for \"" + action.name() + "\": add one to Cells");
  }

  private Row add(Action<?, ?> action, Ask ask) {
    Row row = new Row(ask, true);
    rows.put(action, row);
    return row;
  }

  private Row addPlain(Action<?, ?> action, Ask ask) {
    Row row = new Row(ask, false);
    rows.put(action, row);
    return row;
  }

  /** An order that promises no answer. */
  interface Order {
    void give(ClusterServices services, ApiVersion version);
  }

  private Row order(Action<?, ?> action, Order order) {
    return add(
        action,
        (services, provider, version) -> {
          order.give(services, version);
          return null;
        });
  }

  Cells() {
    clusters();
    masters();
    addOns();
    workers();
    pools();
    networks();
    locations();
    albs();
    subdomains();
  }

  private void clusters() {
    addPlain(RouteTable.row("list clusters"), (s, p, v) -> s.clusters().preferring(v).list(p))
        .on(CLASSIC, V2, "GET /v2/classic/getClusters", fixture("clusters-v2-classic.json"))
        .on(CLASSIC, V1, "GET /v1/clusters", "[" + fixture("cluster-v1-classic.json") + "]")
        .on(VPC, V2, "GET /v2/vpc/getClusters?provider=vpc-gen2", fixture("clusters-v2-vpc.json"))
        .on(SATELLITE, V2, "GET /v2/satellite/getClusters", fixture("clusters-v2-satellite.json"))
        .givesList(
            list -> {
              ClusterSummary it = (ClusterSummary) list.get(0);
              assertThat(it.id()).isEqualTo("c1");
              assertThat(it.name()).isEqualTo("mycluster");
              assertThat(it.state()).isEqualTo(ClusterState.NORMAL);
              assertThat(it.workers()).isEqualTo(2);
              assertThat(it.ingress().hostname())
                  .contains("mycluster-0001.us-south.containers.appdomain.cloud");
              assertThat(it.masterUrl())
                  .contains("https://c7.us-south.containers.cloud.ibm.com:27078");
            });
    add(
            RouteTable.row("get a cluster"),
            (s, p, v) -> s.clusters().preferring(v).getWithResources("c1"))
        .on(
            CLASSIC,
            V2,
            "GET /v2/classic/getCluster?cluster=c1&showResources=true",
            fixture("cluster-v2-classic.json"))
        .on(
            CLASSIC,
            V1,
            "GET /v1/clusters/c1?showResources=true",
            fixture("cluster-v1-classic.json"))
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getCluster?cluster=c1&showResources=true",
            fixture("cluster-v2-vpc.json"))
        .on(SATELLITE, V2, "GET /v2/getCluster?cluster=c1", fixture("cluster-v2-satellite.json"))
        .gives(
            Cluster.class,
            it -> {
              assertThat(it.id()).isEqualTo("c1");
              assertThat(it.isReady()).isTrue();
              assertThat(it.endpoints().publicUrl())
                  .contains("https://c7.us-south.containers.cloud.ibm.com:27078");
              assertThat(it.master().status()).contains("Ready");
              assertThat(it.workerZones()).containsExactly("dal10");
              assertThat(it.created().flatMap(Timestamp::time).map(Object::toString))
                  .contains("2021-01-27T00:18:56Z");
            });
    addPlain(RouteTable.row("create a cluster"), (s, p, v) -> s.clusters().create(newCluster(p)))
        .on(
            CLASSIC,
            V1,
            "POST /v1/clusters",
            """
            {"name": "fresh", "dataCenter": "dal10", "machineType": "b3c.4x16", "workerNum": 3,
             "isolation": "public", "diskEncryption": true, "privateSeviceEndpoint": true,
             "publicServiceEndpoint": true, "privateVlan": "1", "publicVlan": "2",
             "masterVersion": "1.29.5"}""",
            """
            {"id": "n1", "non_critical_errors": {"incidentID": "i-1", "items": [
              {"code": "E0f3a", "description": "No subnet could be ordered", "type": "Provisioning"}]}}""")
        .on(
            VPC,
            V2,
            "POST /v2/vpc/createCluster",
            """
            {"name": "fresh", "provider": "vpc-gen2", "kubeVersion": "1.29.5",
             "disablePublicServiceEndpoint": false,
             "workerPool": {"name": "default", "vpcID": "r006-0001", "flavor": "bx2.4x16",
               "workerCount": 2, "zones": [{"id": "us-south-1", "subnetID": "s1"}]}}""",
            """
            {"clusterID": "n1", "non_critical_errors": {"incidentID": "i-1", "items": [
              {"code": "E0f3a", "description": "No subnet could be ordered", "type": "Provisioning"}]}}""")
        .on(
            SATELLITE,
            V2,
            "POST /v2/satellite/createCluster",
            """
            {"name": "fresh", "controller": "myloc", "kubeVersion": "4.14_openshift",
             "zone": "zone-1", "workerCount": 3}""",
            "{\"id\": \"n1\"}")
        .gives(
            CreatedCluster.class,
            it -> {
              assertThat(it.id()).isEqualTo("n1");
              assertThat(it.doubt()).isEmpty();
              if (it.incidentId().isPresent()) {
                assertThat(it.warnings().get(0).description())
                    .contains("No subnet could be ordered");
              }
            });
    order(RouteTable.row("delete a cluster"), (s, v) -> s.clusters().deleteWithStorage("c1"))
        .everywhere(V1, "DELETE /v1/clusters/c1?deleteResources=true", null, "");
    addPlain(RouteTable.row("list KMS instances"), (s, p, v) -> s.clusters().kmsInstances())
        .everywhere(
            V2,
            "GET /v2/getKMSInstances",
            null,
            "[{\"instance_id\": \"k1\", \"name\": \"keys\", \"region\": \"us-south\"}]")
        .givesList(list -> assertThat(list).hasSize(1));
    addPlain(
            RouteTable.row("list root keys of a KMS instance"),
            (s, p, v) -> s.clusters().rootKeys("k1"))
        .everywhere(
            V2,
            "GET /v2/getCRKs?kms_instance=k1",
            null,
            "[{\"crk_id\": \"r1\", \"name\": \"root\"}]")
        .givesList(list -> assertThat(list).hasSize(1));
  }

  static NewCluster newCluster(Provider provider) {
    return switch (provider) {
      case CLASSIC ->
          NewCluster.classic("fresh")
              .dataCenter("dal10")
              .flavor("b3c.4x16")
              .workers(3)
              .version("1.29.5")
              .vlans("1", "2")
              .endpoints(true, true)
              .build();
      case VPC ->
          NewCluster.vpc("fresh")
              .vpc("r006-0001")
              .flavor("bx2.4x16")
              .zone("us-south-1", "s1")
              .workersPerZone(2)
              .version("1.29.5")
              .build();
      case SATELLITE ->
          NewCluster.satellite("fresh")
              .location("myloc")
              .version("4.14_openshift")
              .workers("zone-1", 3)
              .build();
    };
  }

  private void masters() {
    order(
            RouteTable.row("update a master"),
            (s, v) -> s.clusters().preferring(v).updateMaster("c1", Version.of("1.30.6"), true))
        .everywhere(
            V2,
            "POST /v2/updateMaster",
            "{\"cluster\": \"c1\", \"version\": \"1.30.6\", \"force\": true}",
            "")
        .on(
            CLASSIC,
            V1,
            "PUT /v1/clusters/c1",
            "{\"action\": \"update\", \"version\": \"1.30.6\", \"force\": true}",
            "");
    order(
            RouteTable.row("refresh a master"),
            (s, v) -> s.clusters().preferring(v).refreshMaster("c1"))
        .everywhere(V2, "POST /v2/refreshMaster", "{\"cluster\": \"c1\"}", "")
        .on(CLASSIC, V1, "PUT /v1/clusters/c1/masters", "{\"action\": \"refresh\"}", "");
    order(
            RouteTable.row("switch a master's automatic updates"),
            (s, v) -> s.clusters().setAutoUpdate("c1", true))
        .everywhere(
            V2, "POST /v2/autoUpdateMaster", "{\"cluster\": \"c1\", \"autoUpdate\": true}", "");
    order(
            RouteTable.row("enable the public endpoint"),
            (s, v) -> s.clusters().setPublicEndpoint("c1", true))
        .everywhere(V2, "POST /v2/enablePublicServiceEndpoint", "{\"cluster\": \"c1\"}", "");
    order(
            RouteTable.row("disable the public endpoint"),
            (s, v) -> s.clusters().setPublicEndpoint("c1", false))
        .everywhere(V2, "POST /v2/disablePublicServiceEndpoint", "{\"cluster\": \"c1\"}", "");
    order(
            RouteTable.row("enable the private endpoint"),
            (s, v) -> s.clusters().setPrivateEndpoint("c1", true))
        .everywhere(V2, "POST /v2/enablePrivateServiceEndpoint", "{\"cluster\": \"c1\"}", "");
    order(
            RouteTable.row("disable the private endpoint"),
            (s, v) -> s.clusters().setPrivateEndpoint("c1", false))
        .everywhere(V2, "POST /v2/disablePrivateServiceEndpoint", "{\"cluster\": \"c1\"}", "");
    order(RouteTable.row("apply the pull secret"), (s, v) -> s.clusters().applyPullSecret("c1"))
        .everywhere(V2, "POST /v2/enablePullSecret", "{\"cluster\": \"c1\"}", "");
    order(
            RouteTable.row("encrypt with a root key"),
            (s, v) -> s.clusters().enableKms("c1", "k1", "r1", true))
        .everywhere(
            V2,
            "POST /v2/enableKMS",
            """
            {"cluster": "c1", "instance_id": "k1", "crk_id": "r1", "private_endpoint": true}""",
            "");
    order(
            RouteTable.row("enable image security"),
            (s, v) -> s.clusters().setImageSecurity("c1", true))
        .everywhere(V2, "POST /v2/enableImageSecurity", "{\"cluster\": \"c1\"}", "");
    order(
            RouteTable.row("disable image security"),
            (s, v) -> s.clusters().setImageSecurity("c1", false))
        .everywhere(V2, "POST /v2/disableImageSecurity", "{\"cluster\": \"c1\"}", "");
    order(
            RouteTable.row("switch outbound traffic protection"),
            (s, v) -> s.clusters().setOutboundTrafficProtection("c1", false))
        .on(
            VPC,
            V2,
            "POST /network/v2/outbound-traffic-protection",
            "{\"cluster\": \"c1\", \"operation\": \"disable\"}",
            "");
  }

  private void addOns() {
    String answer =
        """
        [{"name": "static-route", "version": "1.0.0", "targetVersion": "1.1.0",
          "healthState": "normal", "healthStatus": "Addon Ready", "vlan_spanning_required": false,
          "allowed_upgrade_versions": ["1.1.0"]}]""";
    add(
            RouteTable.row("list a cluster's add-ons"),
            (s, p, v) -> s.clusters().preferring(v).addOns("c1"))
        .everywhere(V2, "GET /v2/getClusterAddons?cluster=c1", null, answer)
        .on(CLASSIC, V1, "GET /v1/clusters/c1/addons", answer)
        .givesList(
            list -> {
              AddOn it = (AddOn) list.get(0);
              assertThat(it.name()).isEqualTo("static-route");
              assertThat(it.version()).contains("1.0.0");
              assertThat(it.healthState()).contains("normal");
              assertThat(it.upgrades()).containsExactly("1.1.0");
            });
    add(
            RouteTable.row("enable, update or disable add-ons"),
            (s, p, v) -> s.clusters().enableAddOn("c1", "static-route", "1.0.0"))
        .everywhere(
            V1,
            "PATCH /v1/clusters/c1/addons",
            "{\"addons\": [{\"name\": \"static-route\", \"version\": \"1.0.0\"}], \"enable\": true}",
            "{\"missingDeps\": [], \"orphanedAddons\": {}}");
  }

  private void workers() {
    add(
            RouteTable.row("list workers"),
            (s, p, v) -> s.workers().preferring(v).list("c1", "default"))
        .on(
            CLASSIC,
            V2,
            "GET /v2/classic/getWorkers?cluster=c1&pool=default",
            "[" + fixture("worker-v2-classic.json") + "]")
        .on(
            CLASSIC,
            V1,
            "GET /v1/clusters/c1/workers?pool=default",
            "[" + fixture("worker-v1-classic.json") + "]")
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getWorkers?cluster=c1&pool=default",
            "[" + fixture("worker-v2-vpc.json") + "]")
        .on(
            SATELLITE,
            V2,
            "GET /v2/getWorkers?cluster=c1",
            "[{\"id\": \"w9\", \"poolName\": \"other\"}, "
                + fixture("worker-v2-satellite.json")
                + "]")
        .givesList(
            list -> {
              assertThat(list).hasSize(1);
              worker((Worker) list.get(0));
            });
    add(RouteTable.row("get a worker"), (s, p, v) -> s.workers().preferring(v).get("c1", "w1"))
        .on(
            CLASSIC,
            V2,
            "GET /v2/classic/getWorker?cluster=c1&worker=w1",
            fixture("worker-v2-classic.json"))
        .on(CLASSIC, V1, "GET /v1/clusters/c1/workers/w1", fixture("worker-v1-classic.json"))
        .on(VPC, V2, "GET /v2/vpc/getWorker?cluster=c1&worker=w1", fixture("worker-v2-vpc.json"))
        .on(
            SATELLITE,
            V2,
            "GET /v2/getWorker?cluster=c1&worker=w1",
            fixture("worker-v2-satellite.json"))
        .gives(Worker.class, Cells::worker);
    String replace = "{\"cluster\": \"c1\", \"workerID\": \"w1\", \"update\": false}";
    order(RouteTable.row("replace a worker"), (s, v) -> s.workers().replace("c1", "w1"))
        .on(CLASSIC, V2, "POST /v2/replaceWorker", replace, "")
        .on(VPC, V2, "POST /v2/vpc/replaceWorker", replace, "");
    order(RouteTable.row("update a worker"), (s, v) -> s.workers().update("c1", "w1"))
        .on(
            CLASSIC,
            V1,
            "PUT /v1/clusters/c1/workers/w1",
            "{\"action\": \"update\", \"force\": false}",
            "")
        .on(
            VPC,
            V2,
            "POST /v2/vpc/replaceWorker",
            "{\"cluster\": \"c1\", \"workerID\": \"w1\", \"update\": true}",
            "")
        .on(
            SATELLITE,
            V1,
            "PUT /v1/clusters/c1/workers/w1",
            "{\"action\": \"update\", \"force\": false}",
            "");
    order(RouteTable.row("reload a worker"), (s, v) -> s.workers().reload("c1", "w1"))
        .on(
            CLASSIC,
            V1,
            "PUT /v1/clusters/c1/workers/w1",
            "{\"action\": \"reload\", \"force\": false}",
            "");
    String reboot = "{\"action\": \"reboot\", \"force\": true}";
    order(RouteTable.row("reboot a worker"), (s, v) -> s.workers().reboot("c1", "w1", true))
        .on(CLASSIC, V1, "PUT /v1/clusters/c1/workers/w1", reboot, "")
        .on(VPC, V1, "PUT /v1/clusters/c1/workers/w1", reboot, "");
    order(RouteTable.row("remove a worker"), (s, v) -> s.workers().preferring(v).remove("c1", "w1"))
        .everywhere(V2, "POST /v2/removeWorker", "{\"cluster\": \"c1\", \"workerID\": \"w1\"}", "")
        .on(CLASSIC, V1, "DELETE /v1/clusters/c1/workers/w1", null, "");
  }

  private static void worker(Worker it) {
    assertThat(it.id()).isEqualTo("w1");
    assertThat(it.pool()).contains("default");
    assertThat(it.isReady()).isTrue();
    assertThat(it.state()).isEqualTo(WorkerState.DEPLOYED);
    assertThat(it.status()).contains("Ready");
    assertThat(it.privateAddress()).contains("10.0.0.5");
    assertThat(it.version()).contains(Version.of("1.29.5_1539"));
  }

  private void pools() {
    add(RouteTable.row("list worker pools"), (s, p, v) -> s.workerPools().preferring(v).list("c1"))
        .on(
            CLASSIC,
            V2,
            "GET /v2/classic/getWorkerPools?cluster=c1",
            "[" + fixture("pool-v2-classic.json") + "]")
        .on(
            CLASSIC,
            V1,
            "GET /v1/clusters/c1/workerpools",
            "[" + fixture("pool-v1-classic.json") + "]")
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getWorkerPools?cluster=c1",
            "[" + fixture("pool-v2-vpc.json") + "]")
        .on(
            SATELLITE,
            V2,
            "GET /v2/getWorkerPools?cluster=c1",
            "[" + fixture("pool-v2-satellite.json") + "]")
        .givesList(list -> pool((WorkerPool) list.get(0)));
    add(
            RouteTable.row("get a worker pool"),
            (s, p, v) -> s.workerPools().preferring(v).get("c1", "default"))
        .on(
            CLASSIC,
            V2,
            "GET /v2/classic/getWorkerPool?cluster=c1&workerpool=default",
            fixture("pool-v2-classic.json"))
        .on(CLASSIC, V1, "GET /v1/clusters/c1/workerpools/default", fixture("pool-v1-classic.json"))
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getWorkerPool?cluster=c1&workerpool=default",
            fixture("pool-v2-vpc.json"))
        .on(
            SATELLITE,
            V2,
            "GET /v2/getWorkerPool?cluster=c1&workerpool=default",
            fixture("pool-v2-satellite.json"))
        .gives(WorkerPool.class, Cells::pool);
    add(
            RouteTable.row("create a worker pool"),
            (s, p, v) -> s.workerPools().create("c1", newPool(p)))
        .on(
            CLASSIC,
            V1,
            "POST /v1/clusters/c1/workerpools",
            """
            {"name": "more", "machineType": "b3c.4x16", "sizePerZone": 2, "isolation": "public",
             "labels": {"tier": "web"},
             "zones": [{"id": "dal10", "privateVlan": "1", "publicVlan": "2"}]}""",
            fixture("pool-v1-classic.json"))
        .on(
            VPC,
            V2,
            "POST /v2/vpc/createWorkerPool",
            """
            {"cluster": "c1", "name": "more", "flavor": "bx2.4x16", "workerCount": 2,
             "vpcID": "r006-0001", "labels": {"tier": "web"},
             "zones": [{"id": "us-south-1", "subnetID": "s1"}]}""",
            "{\"workerPoolID\": \"p1\"}")
        .on(
            SATELLITE,
            V2,
            "POST /v2/satellite/createWorkerPool",
            """
            {"cluster": "c1", "name": "more", "workerCount": 2, "labels": {"tier": "web"},
             "hostLabels": {"cpu": "4"}, "Zones": [{"id": "zone-1"}]}""",
            "{\"workerPoolID\": \"p1\"}")
        .gives(String.class, id -> assertThat(id).isEqualTo("p1"));
    order(
            RouteTable.row("resize a worker pool"),
            (s, v) -> s.workerPools().preferring(v).resize("c1", "default", 5))
        .everywhere(
            V2,
            "POST /v2/resizeWorkerPool",
            "{\"cluster\": \"c1\", \"workerpool\": \"default\", \"size\": 5}",
            "")
        .on(
            CLASSIC,
            V1,
            "PATCH /v1/clusters/c1/workerpools/default",
            "{\"state\": \"resizing\", \"sizePerZone\": 5}",
            "");
    order(
            RouteTable.row("rebalance a worker pool"),
            (s, v) -> s.workerPools().preferring(v).rebalance("c1", "default"))
        .everywhere(
            V2,
            "POST /v2/rebalanceWorkerPool",
            "{\"cluster\": \"c1\", \"workerpool\": \"default\"}",
            "")
        .on(
            CLASSIC,
            V1,
            "PATCH /v1/clusters/c1/workerpools/default",
            "{\"state\": \"rebalancing\"}",
            "");
    order(
            RouteTable.row("set a worker pool's labels"),
            (s, v) ->
                s.workerPools().preferring(v).setLabels("c1", "default", Map.of("tier", "db")))
        .everywhere(
            V2,
            "POST /v2/setWorkerPoolLabels",
            "{\"cluster\": \"c1\", \"workerpool\": \"default\", \"labels\": {\"tier\": \"db\"}}",
            "")
        .on(
            CLASSIC,
            V1,
            "PATCH /v1/clusters/c1/workerpools/default",
            "{\"state\": \"labels\", \"labels\": {\"tier\": \"db\"}}",
            "");
    order(
            RouteTable.row("set a worker pool's taints"),
            (s, v) -> s.workerPools().setTaints("c1", "default", Map.of("a", "b:NoSchedule")))
        .everywhere(
            V2,
            "POST /v2/setWorkerPoolTaints",
            "{\"cluster\": \"c1\", \"workerpool\": \"default\", \"taints\": {\"a\": \"b:NoSchedule\"}}",
            "");
    order(
            RouteTable.row("set a worker pool's operating system"),
            (s, v) -> s.workerPools().setOperatingSystem("c1", "default", "RHCOS"))
        .everywhere(
            V2,
            "POST /v2/setWorkerPoolOperatingSystem",
            "{\"cluster\": \"c1\", \"workerPool\": \"default\", \"operatingSystem\": \"RHCOS\"}",
            "");
    add(
            RouteTable.row("add a zone to a worker pool"),
            (s, p, v) -> {
              s.workerPools().addZone("c1", "default", newZone(p));
              return null;
            })
        .on(
            CLASSIC,
            V1,
            "POST /v1/clusters/c1/workerpools/default/zones",
            "{\"id\": \"dal10\", \"privateVlan\": \"1\", \"publicVlan\": \"2\"}",
            "")
        .on(
            VPC,
            V2,
            "POST /v2/vpc/createWorkerPoolZone",
            """
            {"cluster": "c1", "workerpool": "default", "id": "us-south-1", "subnetID": "s1"}""",
            "")
        .on(
            SATELLITE,
            V2,
            "POST /v2/satellite/createWorkerPoolZone",
            "{\"cluster\": \"c1\", \"workerpool\": \"default\", \"id\": \"zone-1\"}",
            "");
    order(
            RouteTable.row("set the VLANs of a worker pool's zone"),
            (s, v) -> s.workerPools().setVlans("c1", "default", newZone(CLASSIC)))
        .on(
            CLASSIC,
            V1,
            "PATCH /v1/clusters/c1/workerpools/default/zones/dal10",
            "{\"privateVlan\": \"1\", \"publicVlan\": \"2\"}",
            "");
    order(
            RouteTable.row("remove a zone from a worker pool"),
            (s, v) -> s.workerPools().preferring(v).removeZone("c1", "default", "dal10"))
        .everywhere(V1, "DELETE /v1/clusters/c1/workerpools/default/zones/dal10", null, "")
        .everywhere(
            V2,
            "POST /v2/removeWorkerPoolZone",
            "{\"cluster\": \"c1\", \"workerpool\": \"default\", \"zone\": \"dal10\"}",
            "");
    order(
            RouteTable.row("remove a worker pool"),
            (s, v) -> s.workerPools().preferring(v).remove("c1", "default"))
        .everywhere(V1, "DELETE /v1/clusters/c1/workerpools/default", null, "")
        .everywhere(
            V2,
            "POST /v2/removeWorkerPool",
            "{\"cluster\": \"c1\", \"workerpool\": \"default\"}",
            "");
  }

  private static void pool(WorkerPool it) {
    assertThat(it.id()).isEqualTo("p1");
    assertThat(it.name()).isEqualTo("default");
    assertThat(it.flavor()).contains("b3c.4x16");
    assertThat(it.workersPerZone()).isEqualTo(2);
    assertThat(it.desiredWorkers()).isEqualTo(2);
    assertThat(it.labels()).containsExactly(Map.entry("tier", "web"));
    assertThat(it.zones().get(0).id()).isEqualTo("dal10");
    assertThat(it.state()).isEqualTo(WorkerPoolState.ACTIVE);
  }

  private static NewZone newZone(Provider provider) {
    return switch (provider) {
      case CLASSIC -> NewZone.classic("dal10", "1", "2");
      case VPC -> NewZone.vpc("us-south-1", "s1");
      case SATELLITE -> NewZone.satellite("zone-1");
    };
  }

  private static NewWorkerPool newPool(Provider provider) {
    NewWorkerPool.Builder pool =
        NewWorkerPool.named("more").workersPerZone(2).label("tier", "web").zone(newZone(provider));
    return switch (provider) {
      case CLASSIC -> pool.flavor("b3c.4x16").build();
      case VPC -> pool.flavor("bx2.4x16").vpc("r006-0001").build();
      case SATELLITE -> pool.hostLabel("cpu", "4").build();
    };
  }

  private void networks() {
    String vlans =
        """
        [{"id": "2234945", "type": "public", "properties": {"name": "front",
          "vlan_number": "1813", "vlan_type": "standard", "primary_router": "fcr01a.dal10",
          "location": "dal10"}}]""";
    addPlain(
            RouteTable.row("list VLANs of a zone"),
            (s, p, v) -> s.networks().preferring(v).vlans("dal10"))
        .on(CLASSIC, V2, "GET /v2/classic/getVLANs?zone=dal10", vlans)
        .on(CLASSIC, V1, "GET /v1/datacenters/dal10/vlans", vlans)
        .givesList(
            list -> {
              Vlan it = (Vlan) list.get(0);
              assertThat(it.id()).isEqualTo("2234945");
              assertThat(it.isPublic()).isTrue();
              assertThat(it.router()).contains("fcr01a.dal10");
            });
    String subnets =
        """
        [{"id": "2234945", "zone": "dal10", "subnets": [{"id": "1541737",
          "cidr": "169.60.40.136/29", "ips": ["169.60.40.138"], "is_public": true,
          "is_byoip": false}]}]""";
    add(RouteTable.row("list a cluster's VLANs"), (s, p, v) -> s.networks().clusterVlans("c1"))
        .on(CLASSIC, V1, "GET /v1/clusters/c1/subnets", subnets)
        .givesList(
            list -> {
              ClusterVlan it = (ClusterVlan) list.get(0);
              assertThat(it.subnets().get(0).cidr()).isEqualTo("169.60.40.136/29");
              assertThat(it.subnets().get(0).addresses()).containsExactly("169.60.40.138");
            });
    addPlain(RouteTable.row("list VPCs"), (s, p, v) -> s.networks().vpcs())
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getVPCs?provider=vpc-gen2",
            "[{\"id\": \"r006-0001\", \"name\": \"net\", \"zones\": [\"us-south-1\"]}]")
        .givesList(list -> assertThat(((Vpc) list.get(0)).name()).isEqualTo("net"));
    addPlain(RouteTable.row("get a VPC"), (s, p, v) -> s.networks().vpc("r006-0001"))
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getVPC?provider=vpc-gen2&vpcID=r006-0001",
            "{\"id\": \"r006-0001\", \"name\": \"net\", \"resourceGroup\": \"rg1\"}")
        .gives(Vpc.class, it -> assertThat(it.resourceGroup()).contains("rg1"));
    add(RouteTable.row("list ids of a cluster's VPCs"), (s, p, v) -> s.networks().clusterVpcs("c1"))
        .on(VPC, V2, "GET /v2/vpc/getCluster?cluster=c1", fixture("cluster-v2-vpc.json"))
        .givesList(list -> assertThat(list.get(0)).isEqualTo("r006-0001"));
    addPlain(
            RouteTable.row("list subnets"),
            (s, p, v) ->
                p == VPC
                    ? s.networks().subnets("r006-0001", "us-south-1")
                    : s.networks().classicSubnets("dal10"))
        .on(
            CLASSIC,
            V1,
            "GET /v1/subnets?location=dal10",
            """
            [{"id": "s1", "type": "secondary_on_vlan", "vlan_id": "1", "ip_addresses": ["10.1.2.3"],
              "properties": {"network_identifier": "10.1.2.0", "cidr": "26", "display_label": "a"}}]""")
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getSubnets?provider=vpc-gen2&zone=us-south-1&vpc=r006-0001",
            """
            [{"id": "s1", "name": "a", "ipv4CIDRBlock": "10.1.2.0/26", "zone": "us-south-1",
              "vpcID": "r006-0001", "availableIPv4AddressCount": 50}]""")
        .givesList(
            list -> {
              Subnet it = (Subnet) list.get(0);
              assertThat(it.id()).isEqualTo("s1");
              assertThat(it.name()).contains("a");
              assertThat(it.cidr()).contains("10.1.2.0/26");
            });
    order(RouteTable.row("add a subnet to a cluster"), (s, v) -> s.networks().addSubnet("c1", "s1"))
        .on(CLASSIC, V1, "PUT /v1/clusters/c1/subnets/s1", "");
    order(
            RouteTable.row("detach a subnet from a cluster"),
            (s, v) -> s.networks().detachSubnet("c1", "s1"))
        .on(CLASSIC, V1, "PATCH /v1/clusters/c1/subnets/s1", "");
    order(
            RouteTable.row("create a subnet on a cluster's VLAN"),
            (s, v) -> s.networks().createSubnet("c1", "1", 8))
        .on(CLASSIC, V1, "POST /v1/clusters/c1/vlans/1?size=8", "");
    add(
            RouteTable.row("list a cluster's user-managed subnets"),
            (s, p, v) -> s.networks().userSubnets("c1"))
        .on(CLASSIC, V1, "GET /v1/clusters/c1/usersubnets", subnets)
        .givesList(list -> assertThat(list).hasSize(1));
    order(
            RouteTable.row("add a user-managed subnet"),
            (s, v) -> s.networks().addUserSubnet("c1", "10.86.68.0/28", "1"))
        .on(
            CLASSIC,
            V1,
            "POST /v1/clusters/c1/usersubnets",
            "{\"cidr\": \"10.86.68.0/28\", \"vlan_id\": \"1\"}",
            "");
    order(
            RouteTable.row("remove a user-managed subnet"),
            (s, v) -> s.networks().removeUserSubnet("c1", "s1", "1"))
        .on(CLASSIC, V1, "DELETE /v1/clusters/c1/usersubnets/s1/vlans/1", "");
  }

  private void locations() {
    addPlain(RouteTable.row("list regions"), (s, p, v) -> s.locations().regions())
        .everywhere(
            V1,
            "GET /v1/regions",
            null,
            """
            {"regions": [{"name": "eu-central", "alias": "eu-de", "cfURL": "api.eu-de.bluemix.net",
              "freeEnabled": true}]}""")
        .givesList(
            list -> {
              Region it = (Region) list.get(0);
              assertThat(it.name()).isEqualTo("eu-de");
              assertThat(it.toldName()).isEqualTo("eu-central");
              assertThat(it.freeClusters()).isTrue();
            });
    addPlain(RouteTable.row("list locations"), (s, p, v) -> s.locations().all())
        .everywhere(
            V1,
            "GET /v1/locations",
            null,
            "[{\"id\": \"dal10\", \"kind\": \"dc\", \"metro\": \"dal\"}]")
        .givesList(list -> assertThat(list).hasSize(1));
    addPlain(RouteTable.row("list zones"), (s, p, v) -> s.locations().zones(p))
        .on(CLASSIC, V1, "GET /v1/zones", "[{\"id\": \"z1\", \"metro\": \"dal\"}]")
        .on(
            VPC,
            V2,
            "GET /v2/vpc/getZones?provider=vpc-gen2",
            "[{\"id\": \"z1\", \"metro\": \"dal\"}]")
        .givesList(
            list -> {
              Zone it = (Zone) list.get(0);
              assertThat(it.id()).isEqualTo("z1");
              assertThat(it.metro()).contains("dal");
            });
    String v2Flavors =
        """
        [{"id": "x.4x16", "name": "x.4x16", "cores": 4, "memory": "16GB", "networkSpeed": "1Gbps",
          "os": "UBUNTU_24_64", "serverType": "virtual", "primaryStorage": {"Size": 100},
          "deprecated": false, "ocp_unsupported": true}]""";
    addPlain(
            RouteTable.row("list flavors of a zone"),
            (s, p, v) -> s.locations().preferring(v).flavors(p == VPC ? "us-south-1" : "dal10", p))
        .on(CLASSIC, V2, "GET /v2/getFlavors?zone=dal10&provider=classic", v2Flavors)
        .on(
            CLASSIC,
            V1,
            "GET /v1/datacenters/dal10/machine-types",
            """
            [{"name": "x.4x16", "cores": "4", "memory": "16GB", "networkSpeed": "1Gbps",
              "os": "UBUNTU_24_64", "serverType": "virtual", "storage": "100GB",
              "deprecated": false, "ocp_unsupported": true}]""")
        .on(VPC, V2, "GET /v2/getFlavors?zone=us-south-1&provider=vpc-gen2", v2Flavors)
        .givesList(
            list -> {
              Flavor it = (Flavor) list.get(0);
              assertThat(it.name()).isEqualTo("x.4x16");
              assertThat(it.cores()).isEqualTo(OptionalInt.of(4));
              assertThat(it.memory()).isEqualTo(Optional.of("16GB"));
              assertThat(it.openShift()).isFalse();
            });
    String versions =
        """
        {"kubernetes": [{"major": 1, "minor": 29, "patch": 5, "default": true,
           "end_of_service": "2025-04-01"}],
         "openshift": [{"major": 4, "minor": 14, "patch": 30, "default": false}]}""";
    addPlain(RouteTable.row("list versions"), (s, p, v) -> s.locations().preferring(v).versions())
        .everywhere(V2, "GET /v2/getVersions", null, versions)
        .everywhere(V1, "GET /v1/versions", null, versions)
        .givesList(
            list -> {
              AvailableVersion kubernetes = (AvailableVersion) list.get(0);
              AvailableVersion openShift = (AvailableVersion) list.get(1);
              assertThat(kubernetes.version().text()).isEqualTo("1.29.5");
              assertThat(kubernetes.isDefault()).isTrue();
              assertThat(openShift.version().text()).isEqualTo("4.14.30_openshift");
              assertThat(openShift.version().platform()).isEqualTo(Platform.OPENSHIFT);
            });
    addPlain(RouteTable.row("get the quota"), (s, p, v) -> s.locations().quota())
        .everywhere(
            V2,
            "GET /v2/getQuota",
            null,
            """
            [{"infrastructure": "vpc-gen2", "type": "cluster",
              "regions": [{"id": "us-south", "quota": 100}]}]""")
        .givesList(
            list -> assertThat(((Quota) list.get(0)).byRegion()).containsEntry("us-south", 100));
    addPlain(RouteTable.row("list available add-ons"), (s, p, v) -> s.locations().addOns())
        .everywhere(
            V1,
            "GET /v1/addons",
            null,
            "[{\"name\": \"istio\", \"version\": \"1.20\", \"vlan_spanning_required\": false}]")
        .givesList(list -> assertThat(((AddOn) list.get(0)).name()).isEqualTo("istio"));
    addPlain(
            RouteTable.row("list messages of the service"),
            (s, p, v) -> s.locations().preferring(v).messages())
        .everywhere(V2, "GET /v2/getMessages", null, "[{\"id\": \"m1\", \"message\": \"hello\"}]")
        .everywhere(V1, "GET /v1/messages", null, "[{\"id\": \"m1\", \"message\": \"hello\"}]")
        .givesList(list -> assertThat(list).hasSize(1));
  }

  private void albs() {
    String classic =
        """
        {"albID": "a1", "clusterID": "c1", "name": "one", "albType": "public", "albip": "169.1.1.1",
         "enable": true, "state": "enabled", "status": "healthy", "zone": "z1", "vlanID": "2"}""";
    String vpc =
        """
        {"albID": "a1", "cluster": "c1", "name": "one", "albType": "public",
         "loadBalancerHostname": "x.lb.appdomain.cloud", "enable": true, "state": "enabled",
         "status": "healthy", "zone": "z1"}""";
    add(RouteTable.row("list ALBs"), (s, p, v) -> s.ingress().albs("c1"))
        .on(CLASSIC, V1, "GET /v1/alb/clusters/c1", "{\"id\": \"c1\", \"alb\": [" + classic + "]}")
        .on(
            VPC,
            V2,
            "GET /v2/alb/getClusterAlbs?cluster=c1",
            "{\"id\": \"c1\", \"alb\": [" + vpc + "]}")
        .givesList(list -> alb((Alb) list.get(0)));
    add(RouteTable.row("get an ALB"), (s, p, v) -> s.ingress().alb("c1", "a1"))
        .on(CLASSIC, V1, "GET /v1/alb/albs/a1", classic)
        .on(VPC, V2, "GET /v2/alb/getAlb?albID=a1", vpc)
        .gives(Alb.class, Cells::alb);
    add(
            RouteTable.row("create an ALB"),
            (s, p, v) ->
                s.ingress()
                    .createAlb(
                        "c1",
                        p == CLASSIC ? NewAlb.classic("z1", "2", true) : NewAlb.vpc("z1", true)))
        .on(
            CLASSIC,
            V1,
            "POST /v1/alb/clusters/c1/zone/z1",
            "{\"zone\": \"z1\", \"type\": \"public\", \"vlanID\": \"2\", \"enableByDefault\": true}",
            "{\"alb\": \"a1\", \"cluster\": \"c1\"}")
        .on(
            VPC,
            V2,
            "POST /v2/alb/vpc/createAlb",
            "{\"cluster\": \"c1\", \"zone\": \"z1\", \"type\": \"public\", \"enableByDefault\": true}",
            "{\"alb\": \"a1\", \"cluster\": \"c1\"}")
        .gives(String.class, id -> assertThat(id).isEqualTo("a1"));
    order(RouteTable.row("enable an ALB"), (s, v) -> s.ingress().enableAlb("c1", "a1"))
        .on(
            CLASSIC,
            V1,
            "POST /v1/alb/albs",
            "{\"albID\": \"a1\", \"clusterID\": \"c1\", \"enable\": true}",
            "")
        .on(
            VPC,
            V2,
            "POST /v2/alb/vpc/enableAlb",
            "{\"albID\": \"a1\", \"cluster\": \"c1\", \"enable\": true}",
            "");
    order(RouteTable.row("disable an ALB"), (s, v) -> s.ingress().disableAlb("c1", "a1"))
        .on(CLASSIC, V1, "DELETE /v1/alb/albs/a1", "")
        .on(VPC, V2, "POST /v2/alb/vpc/disableAlb", "{\"albID\": \"a1\", \"cluster\": \"c1\"}", "");
    String update = "{\"cluster\": \"c1\", \"albBuild\": \"1.9\", \"albList\": [\"a1\"]}";
    add(
            RouteTable.row("update ALBs"),
            (s, p, v) -> {
              s.ingress().preferring(v).updateAlbs("c1", "1.9", List.of("a1"));
              return null;
            })
        .on(CLASSIC, V2, "POST /v2/alb/updateAlb", update, "{\"clusterID\": \"c1\"}")
        .on(CLASSIC, V1, "PUT /v1/alb/clusters/c1/update", "")
        .on(VPC, V2, "POST /v2/alb/updateAlb", update, "{\"clusterID\": \"c1\"}");
  }

  private static void alb(Alb it) {
    assertThat(it.id()).isEqualTo("a1");
    assertThat(it.cluster()).contains("c1");
    assertThat(it.isPublic()).isTrue();
    assertThat(it.enabled()).isTrue();
    assertThat(it.zone()).contains("z1");
  }

  private void subdomains() {
    String flat =
        """
        {"clusterID": "c1", "nlbHost": "h.appdomain.cloud", "nlbIPArray": ["169.1.1.1"],
         "nlbType": "public", "nlbSslSecretName": "sec", "nlbSslSecretStatus": "created",
         "secretNamespace": "default"}""";
    String nested =
        """
        [{"Nlb": {"cluster": "c1", "nlbSubdomain": "h.appdomain.cloud", "type": "public",
          "lbHostname": "x.lb.appdomain.cloud", "secretNamespace": "default"},
          "secretName": "sec", "secretStatus": "created"}]""";
    add(RouteTable.row("list subdomains"), (s, p, v) -> s.ingress().preferring(v).subdomains("c1"))
        .on(CLASSIC, V2, "GET /v2/nlb-dns/getNlbDNSList?cluster=c1", "[" + flat + "]")
        .on(
            CLASSIC,
            V1,
            "GET /v1/nlb-dns/clusters/c1/list",
            "{\"clusterid\": \"c1\", \"nlbs\": [" + flat + "]}")
        .on(VPC, V2, "GET /v2/nlb-dns/getNlbDNSList?cluster=c1", nested)
        .on(SATELLITE, V2, "GET /v2/nlb-dns/getNlbDNSList?cluster=c1", "[" + flat + "]")
        .givesList(
            list -> {
              Subdomain it = (Subdomain) list.get(0);
              assertThat(it.hostname()).isEqualTo("h.appdomain.cloud");
              assertThat(it.cluster()).contains("c1");
              assertThat(it.secretName()).contains("sec");
              assertThat(it.secretStatus()).contains("created");
            });
    String register =
        """
        {"clusterID": "c1", "nlbIPArray": ["169.1.1.1"], "nlbType": "public",
         "secretNamespace": "default"}""";
    add(
            RouteTable.row("create a subdomain"),
            (s, p, v) ->
                s.ingress()
                    .createSubdomain(
                        "c1",
                        (p == VPC
                                ? NewSubdomain.of("x.lb.appdomain.cloud")
                                : NewSubdomain.of(List.of("169.1.1.1")))
                            .inNamespace("default")))
        .on(CLASSIC, V1, "POST /v1/nlb-dns/clusters/c1/register", register, flat)
        .on(
            VPC,
            V2,
            "POST /v2/nlb-dns/vpc/createNlbDNS",
            """
            {"cluster": "c1", "lbHostname": "x.lb.appdomain.cloud", "type": "public",
             "secretNamespace": "default"}""",
            """
            {"cluster": "c1", "nlbSubdomain": "h.appdomain.cloud", "type": "public",
             "lbHostname": "x.lb.appdomain.cloud"}""")
        .on(SATELLITE, V1, "POST /v1/nlb-dns/clusters/c1/register", register, flat)
        .gives(Subdomain.class, it -> assertThat(it.hostname()).isEqualTo("h.appdomain.cloud"));
    String more =
        """
        {"clusterID": "c1", "nlbHost": "h.appdomain.cloud", "nlbIPArray": ["169.1.1.2"]}""";
    order(
            RouteTable.row("add an address to a subdomain"),
            (s, v) -> s.ingress().addAddress("c1", "h.appdomain.cloud", "169.1.1.2"))
        .on(CLASSIC, V1, "PUT /v1/nlb-dns/clusters/c1/add", more, "")
        .on(SATELLITE, V1, "PUT /v1/nlb-dns/clusters/c1/add", more, "");
    String remove = "DELETE /v1/nlb-dns/clusters/c1/host/h.appdomain.cloud/ip/169.1.1.2/remove";
    order(
            RouteTable.row("remove an address from a subdomain"),
            (s, v) -> s.ingress().removeAddress("c1", "h.appdomain.cloud", "169.1.1.2"))
        .on(CLASSIC, V1, remove, "")
        .on(SATELLITE, V1, remove, "");
    add(
            RouteTable.row("replace a subdomain's load balancer"),
            (s, p, v) -> s.ingress().replaceLoadBalancer("c1", "h.appdomain.cloud", "y.lb"))
        .on(
            VPC,
            V2,
            "POST /v2/nlb-dns/vpc/ReplaceLBHostname",
            """
            {"cluster": "c1", "nlbSubdomain": "h.appdomain.cloud", "lbHostname": "y.lb"}""",
            """
            {"cluster": "c1", "nlbSubdomain": "h.appdomain.cloud", "lbHostname": "y.lb"}""")
        .gives(Subdomain.class, it -> assertThat(it.loadBalancer()).contains("y.lb"));
    order(
            RouteTable.row("remove a subdomain's load balancer"),
            (s, v) -> s.ingress().removeLoadBalancer("c1", "h.appdomain.cloud"))
        .on(
            VPC,
            V2,
            "POST /v2/nlb-dns/vpc/removeLBHostname",
            "{\"cluster\": \"c1\", \"nlbSubdomain\": \"h.appdomain.cloud\"}",
            "");
  }
}

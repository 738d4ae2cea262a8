package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Updates, replacements and deletions of clusters, pools and workers. */
class LifecycleTest extends CloudTest {
  private static final Duration STEP = Duration.ofMinutes(1);

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .lifeCycle(LifeCycleTimes.all(STEP))
        .cluster(old("old", ClusterSpec.classic("old")))
        .cluster(old("old-vpc", ClusterSpec.vpc("old-vpc")))
        .start();
  }

  /** A cluster that is two patches behind in its minor version. */
  private static ClusterSpec old(String name, ClusterSpec like) {
    return new ClusterSpec(
        name,
        like.provider(),
        false,
        like.region(),
        like.zones(),
        "1.30.4",
        1,
        like.account(),
        like.resourceGroup(),
        true,
        true);
  }

  private Answer update(String cluster, String version) throws IOException {
    return send(
        "POST",
        "v2/updateMaster",
        "{\"cluster\":\"" + cluster + "\",\"version\":\"" + version + "\"}");
  }

  private static String worker(JsonArray workers, int index, String field) {
    return workers.get(index).getAsJsonObject().get(field).getAsString();
  }

  private JsonArray v2Workers(String cluster) throws IOException {
    return get("v2/getWorkers?cluster=" + cluster).array();
  }

  private static List<String> actual(JsonArray workers, String part, String field) {
    return workers.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(w -> w.getAsJsonObject(part).get(field).getAsString())
        .toList();
  }

  @Test
  void aMasterIsUpdatedByOneMinorVersionAtATime() throws IOException {
    assertThat(update("old", "1.32.1").status()).isEqualTo(400);
    assertThat(update("old", "1.32.1").text("description")).contains("next minor");
    assertThat(update("old", "1.29.10").text("description")).contains("deprecated");
    assertThat(update("old", "1.99").status()).isEqualTo(400);
    assertThat(update("old", "1.30.6").status()).isBetween(200, 204);
    clock.advance(STEP);
    assertThat(update("old", "1.30.6").text("code")).isEqualTo("E0120");
    assertThat(update("old", "1.31.2").status()).isBetween(200, 204);
    clock.advance(STEP);
    assertThat(update("old", "1.30.6").text("description")).contains("can't be downgraded");
    assertThat(update("old", "1.32.1").status()).isBetween(200, 204);
    clock.advance(STEP);
    assertThat(get("v1/clusters/old").text("masterKubeVersion")).isEqualTo("1.32.1_1533");
  }

  @Test
  void aReloadInstallsTheLatestPatchAndAnUpdateTheMastersVersion() throws IOException {
    update("old", "1.31.2");
    clock.advance(STEP);
    String path = "v1/clusters/old/workers";
    JsonObject before = get(path).array().get(0).getAsJsonObject();
    String one = path + "/" + before.get("id").getAsString();
    send("PUT", one, "{\"action\":\"reload\"}");
    clock.advance(STEP);
    String reloaded = get(one).text("kubeVersion");
    send("PUT", one, "{\"action\":\"reboot\"}");
    String rebooting = get(one).text("state");
    clock.advance(STEP);
    String rebooted = get(one).text("kubeVersion");
    send("PUT", one, "{\"action\":\"update\"}");
    clock.advance(STEP);

    assertThat(before.get("kubeVersion").getAsString()).isEqualTo("1.30.4_1533");
    assertThat(before.get("targetVersion").getAsString()).isEqualTo("1.31.2_1533");
    assertThat(reloaded).isEqualTo("1.30.6_1533");
    assertThat(rebooting).isEqualTo("rebooting");
    assertThat(rebooted).isEqualTo("1.30.6_1533");
    assertThat(get(one).text("kubeVersion")).isEqualTo("1.31.2_1533");
  }

  @Test
  void aReplacedVpcWorkerHasASuccessorWithAnotherId() throws IOException {
    update("old-vpc", "1.31.2");
    clock.advance(STEP);
    JsonArray before = v2Workers("old-vpc");
    String patch = worker(before, 0, "id");
    String minor = worker(before, 1, "id");
    String order = "{\"cluster\":\"old-vpc\",\"workerID\":\"";
    Answer replaced = send("POST", "v2/vpc/replaceWorker", order + patch + "\"}");
    send("POST", "v2/vpc/replaceWorker", order + minor + "\",\"update\":true}");
    JsonArray during = v2Workers("old-vpc");
    clock.advance(STEP);
    JsonArray provisioned = v2Workers("old-vpc");
    clock.advance(STEP);
    JsonArray after = v2Workers("old-vpc");

    assertThat(replaced.text("id")).isNotEqualTo(patch);
    assertThat(actual(during, "lifecycle", "actualState"))
        .containsExactlyInAnyOrder("deleting", "deleting", "provisioning", "provisioning");
    assertThat(actual(provisioned, "lifecycle", "actualState"))
        .containsExactly("provisioned", "provisioned");
    assertThat(actual(after, "lifecycle", "actualState")).containsExactly("deployed", "deployed");
    assertThat(actual(after, "kubeVersion", "actual"))
        .containsExactlyInAnyOrder("1.30.6_1533", "1.31.2_1533");
    assertThat(actual(after, "kubeVersion", "target"))
        .containsExactly("1.31.2_1533", "1.31.2_1533");
    assertThat(after.toString()).doesNotContain(patch, minor);
  }

  @Test
  void replacingAClassicWorkerReturnsNoContent() throws IOException {
    String id = worker(v2Workers("mycluster"), 0, "id");

    assertThat(
            send(
                    "POST",
                    "v2/replaceWorker",
                    "{\"cluster\":\"mycluster\",\"workerID\":\"" + id + "\"}")
                .status())
        .isEqualTo(204);
  }

  @Test
  void v1RebootsVpcWorkersButUpdatesOnlyClassicWorkers() throws IOException {
    String vpc = worker(v2Workers("vpc-kubernetes"), 0, "id");
    String satellite = worker(v2Workers("satellite-openshift"), 0, "id");
    String ofVpc = "v1/clusters/vpc-kubernetes/workers/" + vpc;
    String ofSatellite = "v1/clusters/satellite-openshift/workers/" + satellite;

    assertThat(send("PUT", ofVpc, "{\"action\":\"reboot\"}").status()).isBetween(200, 204);
    assertThat(actual(v2Workers("vpc-kubernetes"), "lifecycle", "actualState"))
        .contains("rebooting");
    assertThat(send("PUT", ofVpc, "{\"action\":\"update\"}").text("code")).isEqualTo("G3917");
    assertThat(send("PUT", ofVpc, "{\"action\":\"reload\"}").text("code")).isEqualTo("G3917");
    assertThat(send("PUT", ofSatellite, "{\"action\":\"update\"}").text("code")).isEqualTo("G3917");
    assertThat(send("PUT", ofSatellite, "{\"action\":\"reboot\"}").text("code")).isEqualTo("G3917");
  }

  @Test
  void v1RemovesZonesOfAllProvidersAsTerraformDoes() throws IOException {
    Answer removed =
        http.send(
            new okhttp3.Request.Builder()
                .url(api("v1/clusters/vpc-kubernetes/workerpools/default/zones/us-south-2"))
                .header("Authorization", bearer())
                .delete(null)
                .build());

    assertThat(removed.status()).isBetween(200, 204);
    assertThat(
            get("v2/vpc/getWorkerPool?cluster=vpc-kubernetes&workerpool=default")
                .object()
                .getAsJsonArray("zones"))
        .hasSize(1);
  }

  @Test
  void aDeletedPoolIsReturnedForAWhile() throws IOException {
    String pools = "v1/clusters/mycluster/workerpools";
    send("POST", pools, "{\"name\":\"edge\",\"sizePerZone\":1,\"zones\":[{\"id\":\"dal10\"}]}");
    http.send(
        new okhttp3.Request.Builder()
            .url(api(pools + "/edge"))
            .header("Authorization", bearer())
            .delete(null)
            .build());
    String path = "v2/getWorkerPool?cluster=mycluster&workerpool=edge";
    JsonObject deleting = get(path).object().getAsJsonObject("lifecycle");
    clock.advance(STEP);
    JsonObject deleted = get(path).object().getAsJsonObject("lifecycle");
    Answer resized =
        send(
            "POST",
            "v2/resizeWorkerPool",
            "{\"cluster\":\"mycluster\",\"workerpool\":\"edge\",\"size\":2}");
    int listed = get(pools).array().size();
    clock.advance(STEP);

    assertThat(deleting.get("actualState").getAsString()).isEqualTo("deleting");
    assertThat(deleted.get("actualState").getAsString()).isEqualTo("deleted");
    assertThat(deleted.get("desiredState").getAsString()).isEqualTo("deleted");
    assertThat(listed).isEqualTo(1);
    assertThat(resized.status()).isEqualTo(404);
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void listsCanBeStale() throws IOException {
    String id = worker(v2Workers("vpc-kubernetes"), 0, "id");
    clock.advance(STEP);
    cloud.containers().staleLists(Duration.ofSeconds(30));
    send(
        "POST",
        "v2/vpc/replaceWorker",
        "{\"cluster\":\"vpc-kubernetes\",\"workerID\":\"" + id + "\"}");
    JsonArray stale = v2Workers("vpc-kubernetes");
    clock.advance(Duration.ofSeconds(31));
    JsonArray fresh = v2Workers("vpc-kubernetes");

    assertThat(actual(stale, "lifecycle", "actualState")).containsExactly("deployed", "deployed");
    assertThat(stale.toString()).contains(id);
    assertThat(actual(fresh, "lifecycle", "actualState"))
        .containsExactlyInAnyOrder("deleting", "deployed", "provisioning");
  }

  @Test
  void labelsAndTaintsThatKubernetesRejectsAreRejected() throws IOException {
    String pool = "{\"cluster\":\"mycluster\",\"workerpool\":\"default\",";
    for (String labels :
        List.of("\"-a\":\"b\"", "\"a\":\"b c\"", "\"a/b/c\":\"d\"", "\"\":\"x\"")) {
      Answer refused =
          send("POST", "v2/setWorkerPoolLabels", pool + "\"labels\":{" + labels + "}}");
      assertThat(refused.status()).as(labels).isEqualTo(400);
    }
    for (String taints : List.of("\"a\":\"b\"", "\"a\":\"b:Never\"", "\"a b\":\"c:NoSchedule\"")) {
      Answer refused =
          send("POST", "v2/setWorkerPoolTaints", pool + "\"taints\":{" + taints + "}}");
      assertThat(refused.status()).as(taints).isEqualTo(400);
    }
    assertThat(
            send(
                    "POST",
                    "v2/setWorkerPoolTaints",
                    pool + "\"taints\":{\"example.com/a\":\"b:NoExecute\",\"c\":\":NoSchedule\"}}")
                .status())
        .isBetween(200, 204);
    Answer made =
        send(
            "POST",
            "v1/clusters/mycluster/workerpools",
            "{\"name\":\"edge\",\"sizePerZone\":1,\"labels\":{\"a\":\"b c\"}}");
    assertThat(made.status()).isEqualTo(400);
    assertThat(get("v1/clusters/mycluster/workerpools").array()).hasSize(1);
  }

  @Test
  void terraformsRequestsSucceed() throws IOException {
    // No resource group: the account's default one is used.
    Answer made =
        send(
            "POST",
            "v2/vpc/createCluster",
            """
            {"name":"tf","provider":"vpc-gen2","workerPool":{"name":"default","flavor":"bx2.4x16",
             "vpcID":"v","workerCount":1,"zones":[{"id":"us-south-1","subnetID":"s"}]}}
            """);
    String pool =
        get("v2/vpc/getWorkerPools?cluster=tf")
            .array()
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    Answer zone =
        send(
            "POST",
            "v2/vpc/createWorkerPoolZone",
            "{\"cluster\":\"tf\",\"workerPoolID\":\""
                + pool
                + "\",\"id\":\"us-south-2\",\"subnetID\":\"t\"}");

    assertThat(made.status()).as(made.body()).isBetween(200, 201);
    assertThat(get("v2/getCluster?cluster=tf").text("resourceGroupName")).isEqualTo("default");
    assertThat(zone.status()).as(zone.body()).isBetween(200, 204);
  }

  @Test
  void publicIpAddressesAreValid() throws IOException {
    for (JsonElement worker : get("v1/clusters/mycluster/workers").array()) {
      assertThat(worker.getAsJsonObject().get("publicIP").getAsString())
          .matches("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    }
  }

  @Test
  void addOnsHaveVersionsOptionsAndHealth() throws IOException {
    String path = "v1/clusters/mycluster/addons";
    String addon = "\"name\":\"istio\",\"vlan_spanning_required\":false";
    send(
        "PATCH",
        path,
        "{\"enable\":true,\"addons\":[{"
            + addon
            + ",\"version\":\"1.21\",\"options\":{\"a\":\"b\"}}]}");
    JsonObject enabling = get(path).array().get(1).getAsJsonObject();
    clock.advance(STEP);
    JsonObject enabled = get(path).array().get(1).getAsJsonObject();
    send("PATCH", path, "{\"update\":true,\"addons\":[{" + addon + ",\"version\":\"1.22\"}]}");
    JsonObject updated = get(path).array().get(1).getAsJsonObject();

    assertThat(enabling.get("healthState").getAsString()).isEqualTo("pending");
    assertThat(enabled.get("healthState").getAsString()).isEqualTo("normal");
    assertThat(enabled.get("version").getAsString()).isEqualTo("1.21");
    assertThat(enabled.getAsJsonArray("allowed_upgrade_versions").toString())
        .isEqualTo("[\"1.22\"]");
    assertThat(updated.get("version").getAsString()).isEqualTo("1.22");
    assertThat(updated.getAsJsonObject("options").get("a").getAsString()).isEqualTo("b");
    assertThat(
            send(
                    "PATCH",
                    path,
                    "{\"enable\":true,\"addons\":[{\"name\":\"x\",\"vlan_spanning_required\":false}]}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void getClusterCanOmitTheProvider() throws IOException {
    try (FakeIbmCloud nameless = FakeIbmCloud.builder().omitClassicProvider().start();
        Http client = new Http()) {
      String token =
          client
              .form(
                  nameless.endpoints().token(),
                  form ->
                      form.add("grant_type", Http.URN + "apikey").add("apikey", nameless.apiKey()))
              .text("access_token");
      JsonObject cluster =
          client
              .get(
                  okhttp3.HttpUrl.get(
                      nameless.endpoints().containers() + "/v2/getCluster?cluster=mycluster"),
                  "Authorization",
                  "Bearer " + token)
              .object();

      assertThat(cluster.get("provider").getAsString()).isEmpty();
      assertThat(cluster.get("vlans").isJsonNull()).isTrue();
      assertThat(cluster.has("lifecycle")).isFalse();
      assertThat(cluster.get("masterStatus").getAsString()).isEqualTo("Ready");
    }
  }
}

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

/** State changes by operations and by the clock, with one minute for each step. */
class StateTest extends CloudTest {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final String GROUP = "X-Auth-Resource-Group";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .lifeCycle(LifeCycleTimes.all(STEP))
        .serviceIdWithoutOperator("robot", "robot-key", FakeIbmCloudBuilder.FIRST_ACCOUNT)
        .start();
  }

  @Test
  void v2ListsAreSubsetsAndV1ListsAreComplete() throws IOException {
    JsonObject v1Item = named(get("v1/clusters").array(), "mycluster");
    JsonObject v1 = get("v1/clusters/mycluster").object();
    JsonObject v2Item = named(get("v2/classic/getClusters").array(), "mycluster");
    JsonObject v2 = get("v2/getCluster?cluster=mycluster").object();
    JsonObject both = get("v2/getCluster?cluster=mycluster&v1-compatible").object();

    assertThat(v1Item).isEqualTo(v1);
    assertThat(v2.keySet()).containsAll(v2Item.keySet()).contains("lifecycle", "features", "crn");
    assertThat(v2Item.keySet()).doesNotContain("lifecycle", "features", "crn");
    assertThat(both.keySet()).containsAll(v2.keySet()).contains("serverURL", "masterStatus");
    assertThat(v2.get("createdDate").getAsString())
        .matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\+0000");
  }

  @Test
  void aClassicClusterIsRequestedThenDeployingThenNormal() throws IOException {
    Answer created =
        send(
            "POST",
            "v1/clusters",
            "{\"name\":\"new\",\"dataCenter\":\"fra02\",\"workerNum\":3,\"masterVersion\":\"1.31\"}",
            GROUP,
            cloud.resourceGroupId("default"));
    JsonObject requested = get("v1/clusters/new").object();
    clock.advance(STEP);
    JsonObject deploying = get("v1/clusters/new").object();
    clock.advance(STEP);
    JsonObject normal = get("v1/clusters/new").object();

    assertThat(created.status()).isBetween(200, 201);
    assertThat(created.text("id")).isEqualTo(normal.get("id").getAsString());
    assertThat(requested.get("state").getAsString()).isEqualTo("requested");
    assertThat(requested.get("serverURL").getAsString()).isEmpty();
    assertThat(deploying.get("state").getAsString()).isEqualTo("deploying");
    assertThat(normal.get("state").getAsString()).isEqualTo("normal");
    assertThat(normal.get("masterState").getAsString()).isEqualTo("deployed");
    assertThat(normal.get("masterStatus").getAsString()).isEqualTo("Ready");
    assertThat(normal.get("region").getAsString()).isEqualTo("eu-de");
    assertThat(normal.get("masterKubeVersion").getAsString()).isEqualTo("1.31.2_1533");
    assertThat(normal.get("workerCount").getAsInt()).isEqualTo(3);
    assertThat(normal.get("serverURL").getAsString()).startsWith("https://");
    assertThat(states(get("v1/clusters/new/workers").array(), "state")).containsOnly("normal");
  }

  @Test
  void aNameHasAtMost35Characters() throws IOException {
    String longest = "cluster." + "x".repeat(27);

    Answer created = send("POST", "v1/clusters", "{\"name\":\"" + longest + "\"}");
    Answer tooLong = send("POST", "v1/clusters", "{\"name\":\"" + longest + "y\"}");

    assertThat(created.status()).isBetween(200, 201);
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.text("description")).contains(longest + "y");
  }

  @Test
  void rejectsANameInUseAndAnUnknownFlavor() throws IOException {
    String group = cloud.resourceGroupId("default");
    Answer taken =
        send(
            "POST",
            "v1/clusters",
            "{\"name\":\"mycluster\",\"dataCenter\":\"dal10\"}",
            GROUP,
            group);
    Answer flavor =
        send("POST", "v1/clusters", "{\"name\":\"x\",\"machineType\":\"huge\"}", GROUP, group);

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text("code")).isEqualTo("E0007");
    assertThat(flavor.status()).isEqualTo(400);
    assertThat(flavor.text("code")).isEqualTo("E4e5b");
  }

  @Test
  void aServiceIdWithoutPlatformRoleCannotCreateClusters() throws IOException {
    String token =
        http.form(
                cloud.endpoints().token(),
                form -> form.add("grant_type", Http.URN + "apikey").add("apikey", "robot-key"))
            .text("access_token");
    Answer refused =
        http.json(
            "POST",
            api("v1/clusters"),
            "{\"name\":\"new\",\"dataCenter\":\"dal10\"}",
            "Authorization",
            "Bearer " + token,
            GROUP,
            cloud.resourceGroupId("default"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("code")).isEqualTo("A0656");
  }

  @Test
  void aVpcClusterIsCreatedInItsZonesAndDeletedByV1() throws IOException {
    Answer created =
        send(
            "POST",
            "v2/vpc/createCluster",
            """
            {"name":"new","provider":"vpc-gen2","kubeVersion":"4.16.20_openshift",
             "workerPool":{"name":"default","flavor":"bx2.4x16","vpcID":"v","workerCount":2,
               "zones":[{"id":"eu-gb-1","subnetID":"s1"},{"id":"eu-gb-2","subnetID":"s2"}]}}
            """,
            GROUP,
            cloud.resourceGroupId("default"));
    Answer early = send("POST", "v2/applyRBACAndGetKubeconfig", "{\"cluster\":\"new\"}");
    clock.advance(STEP.multipliedBy(3));
    Answer config = send("POST", "v2/applyRBACAndGetKubeconfig", "{\"cluster\":\"new\"}");
    JsonObject cluster = get("v2/vpc/getCluster?cluster=new").object();
    JsonArray workers = get("v2/vpc/getWorkers?cluster=new").array();
    Answer deleted = delete("v1/clusters/" + created.text("clusterID") + "?deleteResources=true");
    JsonObject deleting = get("v2/getCluster?cluster=new").object();
    clock.advance(STEP);

    assertThat(early.status()).isEqualTo(503);
    assertThat(config.status()).isEqualTo(200);
    assertThat(cluster.get("type").getAsString()).isEqualTo("openshift");
    assertThat(cluster.get("region").getAsString()).isEqualTo("eu-gb");
    assertThat(workers).hasSize(4);
    assertThat(workers.get(0).getAsJsonObject().getAsJsonArray("networkInterfaces").toString())
        .contains("\"subnetID\":\"s1\"");
    assertThat(deleted.status()).isBetween(200, 204);
    assertThat(deleting.get("state").getAsString()).isEqualTo("deleting");
    assertThat(get("v2/getCluster?cluster=new").text("code")).isEqualTo("G0004");
    assertThat(get("v2/vpc/getClusters").array()).hasSize(2);
  }

  @Test
  void aNewClusterCanBeHiddenForAWhile() throws IOException {
    cloud.containers().hideNewClusters(STEP);
    send(
        "POST",
        "v1/clusters",
        "{\"name\":\"new\",\"dataCenter\":\"dal10\"}",
        GROUP,
        cloud.resourceGroupId("default"));
    Answer hidden = get("v1/clusters/new");
    clock.advance(STEP);

    assertThat(hidden.text("code")).isEqualTo("G0004");
    assertThat(get("v1/clusters/new").status()).isEqualTo(200);
  }

  @Test
  void aMasterIsUpdatedToAnotherVersion() throws IOException {
    Answer same =
        send("POST", "v2/updateMaster", "{\"cluster\":\"mycluster\",\"version\":\"1.30.6\"}");
    Answer unknown =
        send("POST", "v2/updateMaster", "{\"cluster\":\"mycluster\",\"version\":\"0.1\"}");
    Answer started =
        send("POST", "v2/updateMaster", "{\"cluster\":\"mycluster\",\"version\":\"1.31\"}");
    JsonObject during = get("v1/clusters/mycluster").object();
    clock.advance(STEP);
    JsonObject after = get("v1/clusters/mycluster").object();
    JsonObject worker = firstWorker("mycluster");
    send(
        "PUT",
        "v1/clusters/mycluster/workers/" + worker.get("id").getAsString(),
        "{\"action\":\"update\"}");
    String reloading = firstWorker("mycluster").get("state").getAsString();
    clock.advance(STEP);

    assertThat(same.text("code")).isEqualTo("E0120");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(started.status()).isBetween(200, 204);
    assertThat(during.get("masterState").getAsString()).isEqualTo("updating");
    assertThat(during.get("masterKubeVersion").getAsString()).startsWith("1.30.6");
    assertThat(after.get("masterState").getAsString()).isEqualTo("deployed");
    assertThat(after.get("masterKubeVersion").getAsString()).startsWith("1.31.2");
    assertThat(worker.get("kubeVersion").getAsString()).startsWith("1.30.6");
    assertThat(worker.get("targetVersion").getAsString()).startsWith("1.31.2");
    assertThat(reloading).isEqualTo("reloading");
    assertThat(firstWorker("mycluster").get("kubeVersion").getAsString()).startsWith("1.31.2");
  }

  @Test
  void aWorkerIsReplacedByAnother() throws IOException {
    JsonArray before = get("v2/getWorkers?cluster=vpc-kubernetes").array();
    String id = before.get(0).getAsJsonObject().get("id").getAsString();
    Answer replaced =
        send(
            "POST",
            "v2/vpc/replaceWorker",
            "{\"cluster\":\"vpc-kubernetes\",\"workerID\":\"" + id + "\",\"update\":true}");
    JsonArray during = get("v2/getWorkers?cluster=vpc-kubernetes").array();
    clock.advance(STEP.multipliedBy(2));
    JsonArray after = get("v2/getWorkers?cluster=vpc-kubernetes").array();
    JsonArray withDeleted = get("v2/getWorkers?cluster=vpc-kubernetes&showDeleted=true").array();

    assertThat(replaced.status()).isBetween(200, 204);
    assertThat(actualStates(during))
        .containsExactlyInAnyOrder("deleting", "deployed", "provisioning");
    assertThat(actualStates(after)).containsExactly("deployed", "deployed");
    assertThat(after.toString()).doesNotContain(id);
    assertThat(actualStates(withDeleted)).contains("deleted");
    assertThat(get("v2/getWorker?cluster=vpc-kubernetes&worker=" + id).status()).isEqualTo(404);
  }

  @Test
  void aVpcPoolIsCreatedResizedGivenAnotherZoneAndRemoved() throws IOException {
    String cluster = "\"cluster\":\"vpc-kubernetes\"";
    Answer made =
        send(
            "POST",
            "v2/vpc/createWorkerPool",
            "{"
                + cluster
                + ",\"name\":\"edge\",\"flavor\":\"cx2.2x4\",\"vpcID\":\"v\",\"workerCount\":1,"
                + "\"labels\":{\"dedicated\":\"edge\"},"
                + "\"zones\":[{\"id\":\"us-south-1\",\"subnetID\":\"s\"}]}");
    Answer twice =
        send(
            "POST",
            "v2/vpc/createWorkerPool",
            "{" + cluster + ",\"name\":\"edge\",\"flavor\":\"cx2.2x4\",\"workerCount\":1}");
    String edge = cluster + ",\"workerpool\":\"edge\"";
    send("POST", "v2/resizeWorkerPool", "{" + edge + ",\"size\":3}");
    send(
        "POST",
        "v2/vpc/createWorkerPoolZone",
        "{" + edge + ",\"id\":\"us-south-2\",\"subnetID\":\"t\"}");
    Answer zoneTwice =
        send(
            "POST",
            "v2/vpc/createWorkerPoolZone",
            "{" + edge + ",\"id\":\"us-south-2\",\"subnetID\":\"t\"}");
    JsonObject spread = get("v2/vpc/getWorkerPool?cluster=vpc-kubernetes&workerpool=edge").object();
    send("POST", "v2/setWorkerPoolTaints", "{" + edge + ",\"taints\":{\"a\":\"b:NoSchedule\"}}");
    JsonObject tainted = get("v2/getWorkerPool?cluster=vpc-kubernetes&workerpool=edge").object();
    delete("v1/clusters/vpc-kubernetes/workerpools/edge");
    JsonObject deleting = get("v2/getWorkerPool?cluster=vpc-kubernetes&workerpool=edge").object();
    clock.advance(STEP);

    assertThat(made.text("workerPoolID")).isNotEmpty();
    assertThat(twice.text("code")).isEqualTo("E0d39");
    assertThat(zoneTwice.text("code")).isEqualTo("Ede7d");
    assertThat(spread.get("workerCount").getAsInt()).isEqualTo(3);
    assertThat(spread.getAsJsonArray("zones")).hasSize(2);
    assertThat(spread.getAsJsonObject("labels").get("dedicated").getAsString()).isEqualTo("edge");
    assertThat(tainted.getAsJsonObject("taints").get("a").getAsString()).isEqualTo("b:NoSchedule");
    assertThat(deleting.getAsJsonObject("lifecycle").get("actualState").getAsString())
        .isEqualTo("deleting");
    assertThat(get("v2/vpc/getWorkerPools?cluster=vpc-kubernetes").array()).hasSize(1);
  }

  @Test
  void aClassicPoolIsChangedByV1() throws IOException {
    String pools = "v1/clusters/mycluster/workerpools";
    Answer made =
        send(
            "POST",
            pools,
            "{\"name\":\"edge\",\"machineType\":\"b3c.4x16.encrypted\",\"sizePerZone\":2,"
                + "\"zones\":[{\"id\":\"dal10\",\"privateVlan\":\"1\",\"publicVlan\":\"2\"}]}");
    send(
        "POST",
        pools + "/edge/zones",
        "{\"id\":\"dal12\",\"privateVlan\":\"3\",\"publicVlan\":\"4\"}");
    send("PATCH", pools + "/edge", "{\"state\":\"resizing\",\"sizePerZone\":1}");
    send("PATCH", pools + "/edge/zones/dal12", "{\"privateVlan\":\"5\",\"publicVlan\":\"6\"}");
    JsonObject changed = get(pools + "/edge").object();
    JsonArray workers = get("v1/clusters/mycluster/workers?pool=edge").array();
    Answer nonsense = send("PATCH", pools + "/edge", "{\"state\":\"dancing\"}");
    delete(pools + "/edge/zones/dal12");

    assertThat(made.text("name")).isEqualTo("edge");
    assertThat(changed.get("sizePerZone").getAsInt()).isEqualTo(1);
    assertThat(
            changed
                .getAsJsonArray("zones")
                .get(1)
                .getAsJsonObject()
                .get("privateVlan")
                .getAsString())
        .isEqualTo("5");
    assertThat(states(workers, "state"))
        .containsExactlyInAnyOrder("provisioning", "deleting", "provisioning", "deleting");
    assertThat(nonsense.status()).isEqualTo(400);
    assertThat(get(pools + "/edge").object().getAsJsonArray("zones")).hasSize(1);
    assertThat(get(pools + "/nothing").status()).isEqualTo(404);
  }

  @Test
  void anAlbIsEnabledAndDisabled() throws IOException {
    JsonObject alb = albs("v2/alb/getClusterAlbs?cluster=vpc-kubernetes").get(0).getAsJsonObject();
    String id = alb.get("albID").getAsString();
    send("POST", "v2/alb/vpc/disableAlb", "{\"albID\":\"" + id + "\"}");
    JsonObject disabled = get("v2/alb/getAlb?albID=" + id).object();
    send("POST", "v2/alb/vpc/enableAlb", "{\"albID\":\"" + id + "\",\"enable\":true}");
    JsonObject enabled = get("v2/alb/getAlb?albID=" + id).object();
    String classic =
        albs("v1/alb/clusters/mycluster").get(0).getAsJsonObject().get("albID").getAsString();
    Answer wrong = send("POST", "v2/alb/vpc/disableAlb", "{\"albID\":\"" + classic + "\"}");

    assertThat(alb.get("enable").getAsBoolean()).isTrue();
    assertThat(disabled.get("state").getAsString()).isEqualTo("disabled");
    assertThat(enabled.get("state").getAsString()).isEqualTo("enabled");
    assertThat(wrong.text("code")).isEqualTo("G3917");
    assertThat(get("v1/alb/albs/" + classic).status()).isEqualTo(200);
  }

  @Test
  void addOnsAreEnabledAndDisabled() throws IOException {
    String path = "v1/clusters/mycluster/addons";
    send(
        "PATCH",
        path,
        "{\"addons\":[{\"name\":\"istio\",\"vlan_spanning_required\":false}],\"enable\":true}");
    JsonArray on = get(path).array();
    send(
        "PATCH",
        path,
        "{\"addons\":[{\"name\":\"istio\",\"vlan_spanning_required\":false}],\"enable\":false}");
    JsonArray off = get(path).array();

    assertThat(states(on, "name")).contains("istio");
    assertThat(states(off, "name")).doesNotContain("istio");
    assertThat(get("v1/addons").array()).isNotEmpty();
  }

  @Test
  void endpointsAndImageSecurityAreEnabledAndDisabled() throws IOException {
    send("POST", "v2/disablePublicServiceEndpoint", "{\"cluster\":\"vpc-kubernetes\"}");
    send("POST", "v2/enableImageSecurity", "{\"cluster\":\"vpc-kubernetes\"}");
    JsonObject cluster = get("v2/getCluster?cluster=vpc-kubernetes").object();
    JsonObject endpoints = cluster.getAsJsonObject("serviceEndpoints");

    assertThat(endpoints.get("publicServiceEndpointEnabled").getAsBoolean()).isFalse();
    assertThat(cluster.get("imageSecurityEnabled").getAsBoolean()).isTrue();
    assertThat(cluster.get("masterURL").getAsString())
        .isEqualTo(endpoints.get("privateServiceEndpointURL").getAsString());
  }

  @Test
  void theCatalogIsConsistent() throws IOException {
    JsonObject vpc = get("v2/vpc/getVPCs?provider=vpc-gen2").array().get(0).getAsJsonObject();
    String id = vpc.get("id").getAsString();
    String zone = vpc.getAsJsonArray("zones").get(0).getAsString();
    JsonArray subnets =
        get("v2/vpc/getSubnets?provider=vpc-gen2&zone=" + zone + "&vpc=" + id).array();
    JsonArray vlans = get("v2/classic/getVLANs?zone=dal10").array();

    assertThat(subnets.get(0).getAsJsonObject().get("vpcID").getAsString()).isEqualTo(id);
    assertThat(get("v2/vpc/getVPC?provider=vpc-gen2&vpcID=" + id, "X-Region", "x").text("name"))
        .isEqualTo(vpc.get("name").getAsString());
    assertThat(states(vlans, "type")).containsExactly("private", "public");
    assertThat(get("v2/getFlavors?zone=us-south-1&provider=vpc-gen2").array()).isNotEmpty();
    assertThat(get("v2/getFlavors?zone=nowhere").status()).isEqualTo(400);
    assertThat(get("v2/vpc/getClusters?provider=vpc-classic").array()).isEmpty();
    assertThat(get("v2/satellite/getClusters").array()).hasSize(1);
    assertThat(get("v1/versions").object().keySet()).containsExactly("kubernetes", "openshift");
  }

  private Answer delete(String path) throws IOException {
    return http.send(
        new okhttp3.Request.Builder()
            .url(api(path))
            .header("Authorization", bearer())
            .delete(null)
            .build());
  }

  private JsonArray albs(String path) throws IOException {
    return get(path).object().getAsJsonArray("alb");
  }

  private JsonObject firstWorker(String cluster) throws IOException {
    return get("v1/clusters/" + cluster + "/workers").array().get(0).getAsJsonObject();
  }

  private static JsonObject named(JsonArray items, String name) {
    for (JsonElement item : items) {
      if (item.getAsJsonObject().get("name").getAsString().equals(name)) {
        return item.getAsJsonObject();
      }
    }
    throw new AssertionError("no " + name);
  }

  private static List<String> states(JsonArray items, String field) {
    return items.asList().stream()
        .map(item -> item.getAsJsonObject().get(field).getAsString())
        .toList();
  }

  private static List<String> actualStates(JsonArray workers) {
    return workers.asList().stream()
        .map(w -> w.getAsJsonObject().getAsJsonObject("lifecycle").get("actualState").getAsString())
        .toList();
  }
}

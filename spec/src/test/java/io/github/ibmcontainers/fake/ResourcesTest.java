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

/** Resources other than clusters can be listed, changed and removed. */
class ResourcesTest extends CloudTest {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final String CLUSTER = "\"cluster\":\"mycluster\"";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .lifeCycle(LifeCycleTimes.all(STEP))
        .start();
  }

  private Answer done(String method, String path, String body, String... headers)
      throws IOException {
    Answer answer = send(method, path, body.isEmpty() ? "" : body, headers);
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 204);
    return answer;
  }

  private Answer delete(String path) throws IOException {
    return http.send(
        new okhttp3.Request.Builder()
            .url(api(path))
            .header("Authorization", bearer())
            .delete(null)
            .build());
  }

  private static JsonObject first(JsonArray items) {
    return items.get(0).getAsJsonObject();
  }

  private static String text(JsonElement object, String field) {
    return object.getAsJsonObject().get(field).getAsString();
  }

  @Test
  void webhooks() throws IOException {
    String path = "v1/clusters/mycluster/webhooks";
    assertThat(get(path).array()).isEmpty();
    String hook = "{\"type\":\"slack\",\"level\":\"Normal\",\"url\":\"https://hooks.example/a\"}";
    done("POST", path, hook);

    assertThat(first(get(path).array())).isEqualTo(com.google.gson.JsonParser.parseString(hook));
    assertThat(send("POST", path, hook).status()).isEqualTo(409);
    assertThat(send("POST", path, hook.replace("slack", "pager")).status()).isEqualTo(400);
    assertThat(get("v1/clusters/classic-frankfurt/webhooks").array()).isEmpty();
    assertThat(get("v1/clusters/nobody/webhooks").text("code")).isEqualTo("G0004");
  }

  @Test
  void logging() throws IOException {
    String path = "v1/logging/mycluster/loggingconfig";
    Answer made =
        done(
            "POST",
            path + "/application",
            "{\"loggingType\":\"syslog\",\"remoteLogServer\":\"logs.example\",\"remoteLogPort\":514}");
    String id = made.text("id");
    done("PUT", path + "/application/" + id, "{\"remoteLogServer\":\"other.example\"}");

    assertThat(text(first(get(path).array()), "remoteLogServer")).isEqualTo("other.example");
    assertThat(get(path + "/worker").array()).isEmpty();
    assertThat(send("POST", path + "/nonsense", "{}").status()).isEqualTo(400);
    assertThat(delete(path + "/application/" + id).status()).isEqualTo(204);
    assertThat(get(path).array()).isEmpty();
    assertThat(delete(path + "/application/" + id).status()).isEqualTo(404);
  }

  @Test
  void filters() throws IOException {
    String path = "v1/logging/mycluster/filterconfigs";
    String id = done("POST", path, "{\"type\":\"all\",\"namespace\":\"a\"}").text("id");
    done("PUT", path + "/" + id, "{\"type\":\"all\",\"namespace\":\"b\"}");

    assertThat(get(path + "/" + id).text("namespace")).isEqualTo("b");
    assertThat(delete(path).status()).isEqualTo(204);
    assertThat(get(path + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void auditWebhook() throws IOException {
    String path = "v1/clusters/mycluster/apiserverconfigs/auditwebhook";
    assertThat(get(path).status()).isEqualTo(404);
    done("PUT", path, "{\"auditServer\":\"https://audit.example\"}");

    assertThat(get(path).text("auditServer")).isEqualTo("https://audit.example");
    assertThat(delete(path).status()).isEqualTo(204);
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void ingressSecrets() throws IOException {
    String one = "{" + CLUSTER + ",\"name\":\"mine\",\"namespace\":\"apps\"";
    Answer made =
        done(
            "POST",
            "ingress/v2/secret/createSecret",
            one + ",\"type\":\"Opaque\",\"add\":[{\"crn\":\"crn:a:b\",\"name\":\"one\"}]}");
    String get = "ingress/v2/secret/getSecret?cluster=mycluster&name=mine&namespace=apps";
    done(
        "POST",
        "ingress/v2/secret/addField",
        one + ",\"add\":[{\"crn\":\"crn:a:c\",\"name\":\"two\"}]}");
    done("POST", "ingress/v2/secret/removeField", one + ",\"remove\":[{\"name\":\"one\"}]}");
    JsonArray fields = get(get).object().getAsJsonArray("fields");

    assertThat(made.text("type")).isEqualTo("Opaque");
    assertThat(fields).hasSize(1);
    assertThat(text(fields.get(0), "name")).isEqualTo("two");
    // The secret of the default subdomain is there from the start.
    assertThat(get("ingress/v2/secret/getSecrets?cluster=mycluster").array()).hasSize(2);
    done("POST", "ingress/v2/secret/deleteSecret", one + "}");
    assertThat(get(get).text("code")).isEqualTo("E0024");
  }

  @Test
  void ingressInstances() throws IOException {
    String crn = "crn:v1:bluemix:public:secrets-manager:us-south:a/1:sm-one::";
    Answer made =
        done(
            "POST",
            "ingress/v2/secret/registerInstance",
            "{" + CLUSTER + ",\"crn\":\"" + crn + "\",\"isDefault\":true}");
    String name = made.text("name");
    done(
        "POST",
        "ingress/v2/secret/updateInstance",
        "{" + CLUSTER + ",\"name\":\"" + name + "\",\"isDefault\":false}");
    String get = "ingress/v2/secret/getInstance?cluster=mycluster&name=" + name;

    assertThat(name).isEqualTo("sm-one");
    assertThat(get(get).object().get("isDefault").getAsBoolean()).isFalse();
    done(
        "POST",
        "ingress/v2/secret/unregisterInstance",
        "{" + CLUSTER + ",\"name\":\"" + name + "\"}");
    assertThat(get(get).status()).isEqualTo(404);
    assertThat(get("ingress/v2/secret/getInstances?cluster=mycluster").array()).isEmpty();
  }

  @Test
  void subdomainsOfAddressesAndTheirHealthMonitors() throws IOException {
    Answer made =
        done("POST", "v1/nlb-dns/clusters/mycluster/register", "{\"nlbIPArray\":[\"169.46.9.1\"]}");
    String host = made.text("nlbHost");
    done(
        "PUT",
        "v1/nlb-dns/clusters/mycluster/add",
        "{\"nlbHost\":\"" + host + "\",\"nlbIPArray\":[\"169.46.9.2\"]}");
    JsonArray all = get("v2/nlb-dns/getNlbDNSList?cluster=mycluster").array();
    assertThat(all).hasSize(2);
    assertThat(all.get(1).getAsJsonObject().getAsJsonArray("nlbIPArray")).hasSize(2);

    String health = "v1/nlb-dns/health/clusters/mycluster";
    done(
        "PATCH",
        health + "/config",
        "{\"nlbHost\":\""
            + host
            + "\",\"healthcheckProperties\":{\"path\":\"/up\",\"type\":\"HTTP\"}}");
    done(
        "PUT",
        "v1/nlb-dns/clusters/mycluster/health",
        "{\"nlbHost\":\"" + host + "\",\"nlbMonitorState\":\"enabled\"}");
    assertThat(get(health + "/host/" + host + "/config").text("monitorState")).isEqualTo("enabled");
    assertThat(get(health + "/status").object().getAsJsonArray("nlbHealthCheckStatus")).hasSize(2);

    delete("v1/nlb-dns/clusters/mycluster/host/" + host + "/ip/169.46.9.1/remove");
    assertThat(get(health + "/status").object().getAsJsonArray("nlbHealthCheckStatus")).hasSize(1);
    assertThat(
            send(
                    "POST",
                    "v1/nlb-dns/clusters/vpc-kubernetes/register",
                    "{\"nlbIPArray\":[\"1.1.1.1\"]}")
                .text("code"))
        .isEqualTo("G3917");
  }

  @Test
  void subdomainsOfLoadBalancers() throws IOException {
    String cluster = "\"cluster\":\"vpc-kubernetes\"";
    String name =
        done(
                "POST",
                "v2/nlb-dns/vpc/createNlbDNS",
                "{" + cluster + ",\"lbHostname\":\"a.lb.example\"}")
            .text("nlbSubdomain");
    String one = "{" + cluster + ",\"nlbSubdomain\":\"" + name + "\"";
    // Terraform writes this path with a small r, IBM's document with a capital one.
    done("POST", "v2/nlb-dns/vpc/replaceLBHostname", one + ",\"lbHostname\":\"b.lb.example\"}");
    JsonArray all = get("v2/nlb-dns/getNlbDNSList?cluster=vpc-kubernetes").array();
    assertThat(text(all.get(1).getAsJsonObject().get("Nlb"), "lbHostname"))
        .isEqualTo("b.lb.example");
    done("POST", "v2/nlb-dns/vpc/ReplaceLBHostname", one + ",\"lbHostname\":\"c.lb.example\"}");
    done("POST", "v2/nlb-dns/vpc/removeLBHostname", one + "}");
    all = get("v2/nlb-dns/getNlbDNSList?cluster=vpc-kubernetes").array();

    assertThat(text(all.get(1).getAsJsonObject().get("Nlb"), "lbHostname")).isEmpty();
  }

  @Test
  void aSubdomainIsReadAndDeleted() throws IOException {
    for (String cluster : List.of("vpc-kubernetes", "mycluster")) {
      boolean vpc = cluster.equals("vpc-kubernetes");
      String name =
          vpc
              ? done(
                      "POST",
                      "v2/nlb-dns/vpc/createNlbDNS",
                      "{\"cluster\":\"" + cluster + "\",\"lbHostname\":\"a.lb.example\"}")
                  .text("nlbSubdomain")
              : done(
                      "POST",
                      "v1/nlb-dns/clusters/" + cluster + "/register",
                      "{\"nlbIPArray\":[\"1.1.1.1\"]}")
                  .text("nlbHost");
      String details = "v2/nlb-dns/getNlbDetails?cluster=" + cluster + "&nlbSubdomain=" + name;
      JsonObject read = get(details).object();
      assertThat(vpc ? text(read.get("Nlb"), "nlbSubdomain") : text(read, "nlbHost"))
          .isEqualTo(name);
      String body = "{\"cluster\":\"" + cluster + "\",\"subdomain\":\"" + name + "\"}";
      done("POST", "ingress/v2/dns/deleteDomain", body);

      assertThat(get(details).status()).isEqualTo(404);
      assertThat(send("POST", "ingress/v2/dns/deleteDomain", body).status()).isEqualTo(404);
      assertThat(get("v2/nlb-dns/getNlbDNSList?cluster=" + cluster).array()).hasSize(1);
    }
    String first =
        text(get("v2/nlb-dns/getNlbDNSList?cluster=mycluster").array().get(0), "nlbHost");
    assertThat(
            send(
                    "POST",
                    "ingress/v2/dns/deleteDomain",
                    "{" + CLUSTER + ",\"subdomain\":\"" + first + "\"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void volumesCanBeRenamedAndHaveProfiles() throws IOException {
    String[] inGroup = {"X-Auth-Resource-Group-ID", cloud.resourceGroupId("default")};
    String volume =
        text(first(get("v2/storage/getVolumes", inGroup).object().getAsJsonArray("volumes")), "id");
    done("POST", "v2/storage/updateVolume", "{\"id\":\"" + volume + "\",\"name\":\"data\"}");
    JsonObject profile = get("v2/storage/vpc/volumeProfile?profile=dp2").object();

    assertThat(get("v2/storage/getVolume?volumeID=" + volume).text("name")).isEqualTo("data");
    assertThat(send("POST", "v2/storage/updateVolume", "{\"id\":\"none\"}").status())
        .isEqualTo(404);
    assertThat(profile.getAsJsonArray("config_validation").get(0).toString())
        .isEqualTo("{\"capacity\":{\"min\":10,\"max\":39},\"iops\":{\"min\":100,\"max\":1000}}");
    assertThat(
            get("v2/storage/vpc/getCatalog/dp2").object().getAsJsonArray("bands").get(0).toString())
        .isEqualTo("{\"capacityMin\":10,\"capacityMax\":39,\"iopsMin\":100,\"iopsMax\":1000}");
    assertThat(get("v2/storage/vpc/volumeProfile?profile=none").status()).isEqualTo(404);
  }

  @Test
  void ingressSettings() throws IOException {
    done(
        "POST",
        "v2/alb/addIgnoredIngressStatusErrors",
        "{" + CLUSTER + ",\"ignoredErrors\":[\"ERRADRUH\",\"ERRIOR\"]}");
    http.json(
        "DELETE",
        api("v2/alb/removeIgnoredIngressStatusErrors"),
        "{" + CLUSTER + ",\"ignoredErrors\":[\"ERRIOR\"]}",
        "Authorization",
        bearer());
    JsonObject ignored = get("v2/alb/listIgnoredIngressStatusErrors?cluster=mycluster").object();
    assertThat(ignored.getAsJsonArray("ignoredErrors").toString()).isEqualTo("[\"ERRADRUH\"]");

    done("POST", "v2/alb/setIngressStatusState", "{" + CLUSTER + ",\"enable\":false}");
    JsonObject status = get("v2/alb/getStatus?cluster=mycluster").object();
    assertThat(text(status, "status")).isEqualTo("disabled");
    assertThat(status.getAsJsonArray("ignoredErrors")).hasSize(1);

    done("POST", "v2/alb/setIngressClusterHealthcheck", "{" + CLUSTER + ",\"enable\":true}");
    assertThat(get("v2/alb/getIngressClusterHealthcheck?cluster=mycluster").text("enable"))
        .isEqualTo("true");
    done("PUT", "v1/alb/clusters/mycluster/updatepolicy", "{\"autoUpdate\":false}");
    assertThat(get("v1/alb/clusters/mycluster/updatepolicy").text("autoUpdate")).isEqualTo("false");

    String alb =
        text(first(get("v1/alb/clusters/mycluster").object().getAsJsonArray("alb")), "albID");
    String autoscale = "ingress/v2/clusters/mycluster/albs/" + alb + "/autoscale";
    assertThat(get(autoscale).status()).isEqualTo(404);
    done("PUT", autoscale, "{\"config\":{\"minReplicas\":2,\"maxReplicas\":5}}");
    assertThat(get(autoscale).object().getAsJsonObject("config").get("maxReplicas").getAsInt())
        .isEqualTo(5);
    assertThat(
            send("PUT", autoscale, "{\"config\":{\"minReplicas\":6,\"maxReplicas\":5}}").status())
        .isEqualTo(400);
    assertThat(delete(autoscale).status()).isEqualTo(204);

    String build =
        text(get("v2/alb/getAlbImages").object().getAsJsonArray("supportedK8sVersions"), 1);
    done("POST", "v2/alb/updateAlb", "{" + CLUSTER + ",\"albBuild\":\"" + build + "\"}");
    assertThat(get("v1/alb/albs/" + alb).text("albBuild")).isEqualTo(build);
    assertThat(get("v1/alb/albtypes").array()).hasSize(2);
  }

  private static String text(JsonArray items, int index) {
    return items.get(index).getAsString();
  }

  @Test
  void volumesAndTheirAttachments() throws IOException {
    String group = cloud.resourceGroupId("default");
    String[] inGroup = {"X-Auth-Resource-Group-ID", group};
    String worker = text(first(get("v2/getWorkers?cluster=vpc-kubernetes").array()), "id");
    String volume =
        text(first(get("v2/storage/getVolumes", inGroup).object().getAsJsonArray("volumes")), "id");
    String one = "{\"cluster\":\"vpc-kubernetes\",\"worker\":\"" + worker + "\"";
    String id =
        done(
                "POST",
                "v2/storage/createAttachment",
                one + ",\"volumeID\":\"" + volume + "\"}",
                inGroup)
            .text("id");
    String list = "v2/storage/getAttachments?cluster=vpc-kubernetes&worker=" + worker;

    assertThat(get(list).object().getAsJsonArray("volume_attachments")).hasSize(1);
    assertThat(
            get("v2/storage/getVolumes?cluster=vpc-kubernetes", inGroup)
                .object()
                .getAsJsonArray("volumes"))
        .hasSize(1);
    assertThat(
            send(
                    "POST",
                    "v2/storage/createAttachment",
                    one + ",\"volumeID\":\"" + volume + "\"}",
                    inGroup)
                .status())
        .isEqualTo(409);
    done("POST", "v2/storage/deleteAttachment", one + ",\"volumeAttachmentID\":\"" + id + "\"}");
    assertThat(get(list).object().getAsJsonArray("volume_attachments")).isEmpty();
  }

  @Test
  void storageConfigurationsAndAssignments() throws IOException {
    String storage = "v2/storage/satellite/";
    String make =
        "{\"config-name\":\"odf\",\"controller\":\"mylocation\",\"storage-template-name\":\"odf-remote\","
            + "\"storage-template-version\":\"4.16\",\"user-secret-parameters\":{\"k\":\"v\"}}";
    done("POST", storage + "createStorageConfigurationByController", make);
    String uuid =
        done(
                "POST",
                storage + "createAssignmentByCluster",
                "{\"config\":\"odf\",\"name\":\"mine\",\"controller\":\"mylocation\","
                    + "\"cluster\":\"satellite-openshift\"}")
            .object()
            .getAsJsonObject("addSubscription")
            .get("uuid")
            .getAsString();
    done(
        "POST",
        storage + "updateStorageConfigurationByController",
        "{\"config-name\":\"odf\",\"controller\":\"mylocation\",\"user-config-parameters\":{\"a\":\"b\"}}");
    String before = get(storage + "getAssignment?uuid=" + uuid).text("version");
    done(
        "PATCH",
        storage + "updateAssignment",
        "{\"uuid\":\"" + uuid + "\",\"updateConfigVersion\":true}");
    String configuration = get(storage + "getStorageConfiguration?config-name=odf").text("uuid");

    assertThat(before).isEqualTo("1");
    assertThat(get(storage + "getAssignmentByName?name=mine").text("version")).isEqualTo("2");
    assertThat(get(storage + "getAssignmentsByConfig?config=odf").array()).hasSize(1);
    assertThat(delete(storage + "removeStorageConfiguration?uuid=" + configuration).status())
        .isEqualTo(400);
    assertThat(delete(storage + "removeAssignment?uuid=" + uuid).status()).isEqualTo(204);
    assertThat(delete(storage + "removeStorageConfiguration?uuid=" + configuration).status())
        .isEqualTo(204);
    assertThat(get(storage + "getStorageConfigurations").array()).isEmpty();
  }

  @Test
  void boundServicesSubnetsAndKeys() throws IOException {
    String services = "v1/clusters/mycluster/services";
    done("POST", services, "{\"namespaceID\":\"apps\",\"serviceInstanceGUID\":\"cloudant\"}");
    assertThat(text(first(get(services + "/apps").array()), "serviceid")).isEqualTo("cloudant");
    assertThat(get(services + "/others").array()).isEmpty();
    assertThat(delete(services + "/apps/cloudant").status()).isEqualTo(204);
    assertThat(get(services).array()).isEmpty();

    String own = "v1/clusters/mycluster/usersubnets";
    done("POST", own, "{\"cidr\":\"10.1.2.0/24\",\"vlan_id\":\"42\"}");
    JsonObject vlan = first(get(own).array());
    String subnet = text(first(vlan.getAsJsonArray("subnets")), "id");
    assertThat(delete(own + "/" + subnet + "/vlans/42").status()).isEqualTo(204);
    assertThat(get(own).array()).isEmpty();

    String[] region = {"X-Region", "us-south", "X-Auth-Refresh-Token", "any"};
    done("POST", "v1/keys", "", region);
    assertThat(get("v1/logging/mycluster/clusterkeyowner").text("email")).isEqualTo(cloud.user());
  }

  @Test
  void dedicatedHosts() throws IOException {
    String pool =
        done(
                "POST",
                "v2/createDedicatedHostPool",
                "{\"name\":\"pool\",\"metro\":\"dal\",\"flavorClass\":\"bx2d\"}")
            .text("id");
    String host =
        done(
                "POST",
                "v2/createDedicatedHost",
                "{\"hostPoolID\":\""
                    + pool
                    + "\",\"flavor\":\"bx2d.host.152x608\",\"zone\":\"us-south-1\"}")
            .text("id");
    String get = "v2/getDedicatedHost?dedicatedhost=" + host + "&dedicatedhostpool=" + pool;
    String creating = text(get(get).object().get("lifecycle"), "actualState");
    clock.advance(STEP);
    String remove = "{\"host\":\"" + host + "\",\"hostPool\":\"" + pool + "\"}";
    Answer placed = send("POST", "v2/removeDedicatedHost", remove);
    done(
        "POST",
        "v2/disableDedicatedHostPlacement",
        "{\"hostID\":\"" + host + "\",\"hostPoolID\":\"" + pool + "\"}");

    assertThat(creating).isEqualTo("creating");
    assertThat(text(get(get).object().get("lifecycle"), "actualState")).isEqualTo("created");
    assertThat(get("v2/getDedicatedHostPool?dedicatedhostpool=" + pool).text("hostCount"))
        .isEqualTo("1");
    assertThat(placed.status()).isEqualTo(400);
    done("POST", "v2/removeDedicatedHost", remove);
    assertThat(text(get(get).object().get("lifecycle"), "actualState")).isEqualTo("deleting");
    clock.advance(STEP);
    assertThat(get(get).status()).isEqualTo(404);
    done("POST", "v2/removeDedicatedHostPool", "{\"hostPool\":\"" + pool + "\"}");
    assertThat(get("v2/getDedicatedHostPools").array()).isEmpty();
  }

  @Test
  void certificateAuthorityAndAccess() throws IOException {
    String before = get("v2/getCACert?cluster=mycluster").text("caCert");
    Answer early = send("POST", "v2/rotateCACert", "{" + CLUSTER + "}");
    done("POST", "v2/createCA", "{" + CLUSTER + "}");
    done("POST", "v2/rotateCACert", "{" + CLUSTER + "}");
    JsonObject running =
        get("v2/getCluster?cluster=mycluster").object().getAsJsonObject("caCertRotationStatus");
    clock.advance(STEP);
    JsonObject completed =
        get("v2/getCluster?cluster=mycluster").object().getAsJsonObject("caCertRotationStatus");

    assertThat(early.status()).isEqualTo(400);
    assertThat(text(running, "status")).isEqualTo("running");
    assertThat(text(completed, "status")).isEqualTo("completed");
    assertThat(get("v2/getCACert?cluster=mycluster").text("caCert")).isNotEqualTo(before);

    String oauth = "network/v2/oauth-access-type/vpc-openshift";
    done("POST", oauth + "/set", "{\"oauth_access_type\":\"vpegw\"}");
    assertThat(get(oauth).text("oauth_access_type")).isEqualTo("vpegw");
    assertThat(send("POST", oauth + "/set", "{\"oauth_access_type\":\"x\"}").status())
        .isEqualTo(400);
    done("POST", "network/v2/secure-by-default/enable", "{\"cluster\":\"vpc-openshift\"}");
    assertThat(
            send("POST", "network/v2/secure-by-default/enable", "{" + CLUSTER + "}").text("code"))
        .isEqualTo("G3917");
  }

  @Test
  void resourcesOfAClusterAreDeletedWithIt() throws IOException {
    done(
        "POST",
        "v1/clusters/mycluster/webhooks",
        "{\"type\":\"slack\",\"level\":\"Normal\",\"url\":\"https://hooks.example/a\"}");
    delete("v1/clusters/mycluster");
    clock.advance(STEP.multipliedBy(2));
    done("POST", "v1/clusters", "{\"name\":\"mycluster\",\"dataCenter\":\"dal10\"}");
    clock.advance(STEP.multipliedBy(2));

    assertThat(get("v1/clusters/mycluster/webhooks").array()).isEmpty();
  }
}

package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects of a master follow the rules of "Kubernetes API Concepts". */
class MasterObjectsTest extends ClusterTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";
  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String APPLY = "application/apply-patch+yaml";

  @Test
  void createsReadsReplacesAndDeletes() throws IOException {
    Answer created = call("POST", MAPS, configMap("a", "", "\"k\":\"1\""));
    JsonObject first = created.object();
    Answer again = call("POST", MAPS, configMap("a", "", ""));
    Answer replaced = call("PUT", MAPS + "/a", first.toString().replace("\"1\"", "\"2\""));
    Answer stale = call("PUT", MAPS + "/a", first.toString().replace("\"1\"", "\"3\""));
    Answer read = read(MAPS + "/a");
    Answer deleted = call("DELETE", MAPS + "/a", "");

    assertThat(created.status()).isEqualTo(201);
    assertThat(first.getAsJsonObject("metadata").keySet())
        .contains("uid", "resourceVersion", "creationTimestamp", "namespace");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("reason")).isEqualTo("AlreadyExists");
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text("reason")).isEqualTo("Conflict");
    assertThat(read.object()).isEqualTo(replaced.object());
    assertThat(deleted.text("status")).isEqualTo("Success");
    assertThat(read(MAPS + "/a").status()).isEqualTo(404);
    assertThat(call("DELETE", MAPS + "/a", "").status()).isEqualTo(404);
  }

  @Test
  void patchesInAllFourFormats() throws IOException {
    call("POST", MAPS, configMap("a", "\"x\":\"1\"", "\"k\":\"1\",\"l\":\"1\""));
    Answer merged = call("PATCH", MAPS + "/a", "{\"data\":{\"k\":null,\"m\":\"2\"}}", MERGE);
    Answer json =
        call(
            "PATCH",
            MAPS + "/a",
            "[{\"op\":\"test\",\"path\":\"/data/m\",\"value\":\"2\"},"
                + "{\"op\":\"replace\",\"path\":\"/data/m\",\"value\":\"3\"}]",
            JSON_PATCH);
    Answer failed =
        call(
            "PATCH",
            MAPS + "/a",
            "[{\"op\":\"test\",\"path\":\"/data/m\",\"value\":\"2\"}]",
            JSON_PATCH);
    Answer strategic =
        call("PATCH", MAPS + "/a", "{\"metadata\":{\"labels\":{\"y\":\"2\"}}}", STRATEGIC);
    Answer unknown = call("PATCH", MAPS + "/a", "{}", "application/json");

    assertThat(merged.object().getAsJsonObject("data").keySet()).containsExactly("l", "m");
    assertThat(json.object().getAsJsonObject("data").get("m").getAsString()).isEqualTo("3");
    assertThat(failed.status()).isEqualTo(422);
    assertThat(strategic.object().getAsJsonObject("metadata").getAsJsonObject("labels").keySet())
        .containsExactlyInAnyOrder("x", "y");
    assertThat(unknown.status()).isEqualTo(415);
  }

  @Test
  void mergesListsByKey() throws IOException {
    call("POST", "/api/v1/namespaces/default/pods", pod("p"));
    String path = "/api/v1/namespaces/default/pods/p";
    Answer patched =
        call(
            "PATCH",
            path,
            "{\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"new\"}]}}",
            STRATEGIC);
    JsonArray containers = patched.object().getAsJsonObject("spec").getAsJsonArray("containers");
    Answer moved = call("PATCH", path, "{\"spec\":{\"nodeName\":\"elsewhere\"}}", STRATEGIC);

    assertThat(patched.status()).isEqualTo(200);
    assertThat(containers).hasSize(2);
    assertThat(containers.get(0).getAsJsonObject().get("image").getAsString()).isEqualTo("new");
    assertThat(moved.status()).isEqualTo(422);
  }

  @Test
  void appliesTheFieldsOfEachManager() throws IOException {
    String url = MAPS + "/a?fieldManager=";
    Answer created = call("PATCH", url + "one", applied("k: '1'\n  l: '1'"), APPLY);
    Answer conflict = call("PATCH", url + "two", applied("k: '2'"), APPLY);
    Answer forced = call("PATCH", url + "two&force=true", applied("k: '2'"), APPLY);
    Answer without = call("PATCH", url + "one", applied("l: '1'"), APPLY);
    Answer removed = call("PATCH", url + "one", applied("{}"), APPLY);
    Answer nobody = call("PATCH", MAPS + "/a", applied("{}"), APPLY);

    assertThat(created.status()).isEqualTo(201);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text("message")).contains("conflict with \"one\"", ".data.k");
    assertThat(forced.status()).isEqualTo(200);
    assertThat(without.object().getAsJsonObject("data").toString())
        .isEqualTo("{\"k\":\"2\",\"l\":\"1\"}");
    assertThat(removed.object().getAsJsonObject("data").toString()).isEqualTo("{\"k\":\"2\"}");
    assertThat(nobody.status()).isEqualTo(422);
  }

  private static String applied(String data) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  " + data + "\n";
  }

  @Test
  void selectsByLabelsAndFields() throws IOException {
    call("POST", MAPS, configMap("a", "\"app\":\"x\",\"tier\":\"1\"", ""));
    call("POST", MAPS, configMap("b", "\"app\":\"y\"", ""));
    call("POST", MAPS, configMap("c", "", ""));

    assertThat(names(read(MAPS + "?labelSelector=app%3Dx").object())).containsExactly("a");
    assertThat(names(read(MAPS + "?labelSelector=app+in+(x,y),!tier").object()))
        .containsExactly("b");
    assertThat(names(read(MAPS + "?labelSelector=app!%3Dx").object()))
        .containsExactly("b", "c", "kube-root-ca.crt");
    assertThat(names(read(MAPS + "?fieldSelector=metadata.name%3Db").object()))
        .containsExactly("b");
    assertThat(read(MAPS + "?labelSelector=app%3D%3D%3Dx").status()).isEqualTo(400);
    assertThat(read(MAPS + "?fieldSelector=data.k%3Db").text("message"))
        .contains("field label not supported: data.k");
    assertThat(names(call("DELETE", MAPS + "?labelSelector=app", "").object()))
        .containsExactly("a", "b");
    assertThat(names(read(MAPS).object())).containsExactly("c", "kube-root-ca.crt");
  }

  @Test
  void returnsPagesOfOneSnapshot() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      call("POST", MAPS, configMap(name, "", ""));
    }
    JsonObject first = read(MAPS + "?limit=2").object();
    JsonObject metadata = first.getAsJsonObject("metadata");
    call("DELETE", MAPS + "/c", "");
    String token = metadata.get("continue").getAsString();
    JsonObject second = read(MAPS + "?limit=2&continue=" + token).object();

    assertThat(names(first)).containsExactly("a", "b");
    assertThat(metadata.get("remainingItemCount").getAsInt()).isEqualTo(2);
    assertThat(names(second)).containsExactly("c", "kube-root-ca.crt");
    assertThat(second.getAsJsonObject("metadata").has("continue")).isFalse();
    assertThat(read(MAPS + "?continue=nonsense").status()).isEqualTo(400);
    assertThat(read(MAPS + "?continue=00000000-0000-0000-0000-000000000000").status())
        .isEqualTo(410);
  }

  @Test
  void watchesFromAVersionWithoutRepeatingEvents() throws IOException {
    call("POST", MAPS, configMap("a", "\"app\":\"x\"", ""));
    String version =
        read(MAPS).object().getAsJsonObject("metadata").get("resourceVersion").getAsString();
    call("POST", MAPS, configMap("b", "\"app\":\"x\"", ""));
    call("PATCH", MAPS + "/a", "{\"metadata\":{\"labels\":{\"app\":\"y\"}}}", MERGE);
    call("DELETE", MAPS + "/b", "");
    String from = MAPS + "?watch=1&resourceVersion=" + version;
    Answer all = read(from);
    Answer selected = read(from + "&labelSelector=app%3Dx");
    Answer marked = read(from + "&allowWatchBookmarks=true");
    cluster.forgetWatchHistory();

    assertThat(events(all)).containsExactly("ADDED b", "MODIFIED a", "DELETED b");
    assertThat(events(selected)).containsExactly("ADDED b", "DELETED a", "DELETED b");
    assertThat(events(marked)).endsWith("BOOKMARK ");
    assertThat(events(read(from))).containsExactly("ERROR 410");
    assertThat(events(read(MAPS + "?watch=1")))
        .containsExactly("ADDED a", "ADDED kube-root-ca.crt");
  }

  @Test
  void rejectsObjectsThatKubernetesRejects() throws IOException {
    assertThat(call("POST", MAPS, configMap("Bad_Name", "", "")).status()).isEqualTo(422);
    assertThat(call("POST", MAPS, configMap("a", "\"b c\":\"1\"", "")).status()).isEqualTo(422);
    assertThat(call("POST", MAPS, configMap("a", "", "\"k\":1")).status()).isEqualTo(400);
    assertThat(call("POST", MAPS, "[]").status()).isEqualTo(400);
    assertThat(call("POST", MAPS, "{\"kind\":\"Secret\"}").status()).isEqualTo(400);
    assertThat(call("POST", MAPS, "k=v", "text/plain").status()).isEqualTo(415);
    Answer nowhere = call("POST", "/api/v1/namespaces/none/configmaps", configMap("a", "", ""));
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.text("message")).isEqualTo("namespaces \"none\" not found");
    Answer pods = call("POST", "/api/v1/namespaces/default/pods", pod("p").replace("main", "M!"));
    assertThat(pods.status()).isEqualTo(422);
    assertThat(pods.object().getAsJsonObject("details").getAsJsonArray("causes").toString())
        .contains("spec.containers[0].name");
    assertThat(
            call(
                    "POST",
                    "/apis/apps/v1/namespaces/default/deployments",
                    "{\"metadata\":{\"name\":\"d\"},\"spec\":{\"replicas\":-1}}")
                .text("message"))
        .contains("spec.replicas", "spec.selector: Required value");
    assertThat(call("DELETE", "/api/v1/namespaces/default", "").status()).isEqualTo(403);
    assertThat(names(read(MAPS).object())).containsExactly("kube-root-ca.crt");
  }

  @Test
  void rejectsWrongMethods() throws IOException {
    assertThat(call("POST", "/api/v1/pods", pod("p")).status()).isEqualTo(405);
    assertThat(call("DELETE", "/api/v1/pods", "").status()).isEqualTo(405);
    assertThat(call("DELETE", "/api/v1/namespaces", "").status()).isEqualTo(405);
    assertThat(call("PUT", "/version", "{}").status()).isEqualTo(405);
    assertThat(call("PUT", MAPS, "{}").status()).isEqualTo(405);
    assertThat(call("PATCH", MAPS, "{}", MERGE).status()).isEqualTo(405);
    assertThat(call("POST", MAPS + "/a", "{}").status()).isEqualTo(405);
    assertThat(call("POST", "/api/v1/unknown", "{}").status()).isEqualTo(404);
    assertThat(call("GET", "/apis/unknown/v1/things", "").status()).isEqualTo(404);
    assertThat(call("GET", "/api/v1/nodes/10.0.0.1/pods", "").status()).isEqualTo(404);
  }

  @Test
  void changesNothingInADryRun() throws IOException {
    Answer dry = call("POST", MAPS + "?dryRun=All", configMap("a", "", ""));
    call("POST", MAPS, configMap("b", "", ""));

    assertThat(dry.status()).isEqualTo(201);
    assertThat(call("DELETE", MAPS + "/b?dryRun=All", "").status()).isEqualTo(200);
    assertThat(names(read(MAPS).object())).containsExactly("b", "kube-root-ca.crt");
  }

  @Test
  void keepsObjectsUntilTheirFinalizersAreGone() throws IOException {
    String held =
        configMap("a", "", "").replace("\"labels\"", "\"finalizers\":[\"x.io/y\"],\"labels\"");
    call("POST", MAPS, held);
    call("DELETE", MAPS + "/a", "");
    JsonObject marked = read(MAPS + "/a").object().getAsJsonObject("metadata");
    call("PATCH", MAPS + "/a", "{\"metadata\":{\"finalizers\":null}}", MERGE);

    assertThat(marked.has("deletionTimestamp")).isTrue();
    assertThat(read(MAPS + "/a").status()).isEqualTo(404);
  }

  /** Clients that write every field of an object send empty lists for what is not set. */
  @Test
  void treatsEmptyListsAndNullsAsUnsetFields() throws IOException {
    String unset =
        "\"finalizers\":[],\"ownerReferences\":[],\"managedFields\":null,\"annotations\":{},";
    Answer created =
        call("POST", MAPS, configMap("a", "", "").replace("\"labels\"", unset + "\"labels\""));
    Answer replaced =
        call(
            "PUT",
            MAPS + "/a",
            configMap("a", "", "\"k\":\"1\"").replace("\"labels\"", unset + "\"labels\""));
    Answer refused = call("DELETE", MAPS + "/a", "{\"dryRun\":[\"Some\"]}");
    Answer dry = call("DELETE", MAPS + "/a", "{\"dryRun\":[\"All\"]}");
    Answer kept = read(MAPS + "/a");
    Answer deleted = call("DELETE", MAPS + "/a", "{\"kind\":\"DeleteOptions\",\"dryRun\":[]}");

    for (Answer answer : List.of(created, replaced)) {
      assertThat(answer.object().getAsJsonObject("metadata").keySet())
          .doesNotContain("finalizers", "ownerReferences", "managedFields", "annotations");
    }
    assertThat(refused.status()).isEqualTo(400);
    assertThat(dry.status()).isEqualTo(200);
    assertThat(kept.status()).isEqualTo(200);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(read(MAPS + "/a").status()).isEqualTo(404);
    assertThat(read(MAPS + "/a").headers().get("Content-Type")).startsWith("application/json");
  }

  @Test
  void deletesTheObjectsOfDeletedNamespaces() throws IOException {
    call("POST", "/api/v1/namespaces", "{\"metadata\":{\"name\":\"mine\"}}");
    call("POST", "/api/v1/namespaces/mine/pods", pod("p"));
    Answer deleted = call("DELETE", "/api/v1/namespaces/mine", "");

    assertThat(deleted.object().getAsJsonObject("status").get("phase").getAsString())
        .isEqualTo("Terminating");
    assertThat(read("/api/v1/namespaces/mine").status()).isEqualTo(404);
    assertThat(cluster.pods().names()).isEmpty();
  }

  @Test
  void returnsTablesOnRequest() throws IOException {
    JsonObject table =
        read("/api/v1/nodes", "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io").object();
    JsonObject metadata =
        read(
                "/api/v1/nodes",
                "Accept",
                "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")
            .object();

    assertThat(table.get("kind").getAsString()).isEqualTo("Table");
    assertThat(table.getAsJsonArray("rows")).hasSize(2);
    assertThat(metadata.get("kind").getAsString()).isEqualTo("PartialObjectMetadataList");
    assertThat(read("/api/v1/nodes", "Accept", "application/vnd.kubernetes.protobuf").status())
        .isEqualTo(406);
  }

  @Test
  void storesStringDataOfSecretsAsData() throws IOException {
    Answer secret =
        call(
            "POST",
            "/api/v1/namespaces/default/secrets",
            "{\"metadata\":{\"name\":\"s\"},\"stringData\":{\"k\":\"v\"}}");

    assertThat(secret.object().has("stringData")).isFalse();
    assertThat(secret.object().getAsJsonObject("data").get("k").getAsString()).isEqualTo("dg==");
    assertThat(secret.text("type")).isEqualTo("Opaque");
  }

  @Test
  void returnsItsVersionHealthAndTypes() throws IOException {
    JsonObject node =
        read("/api/v1/nodes").object().getAsJsonArray("items").get(0).getAsJsonObject();

    assertThat(read("/version/").text("gitVersion")).isEqualTo("v1.30.6+IKS");
    for (String path : List.of("/healthz", "/livez", "/readyz")) {
      assertThat(read(path).body()).isEqualTo("ok");
    }
    assertThat(read("/api/v1").body()).contains("\"shortNames\":[\"po\"]", "pods/eviction");
    assertThat(read("/apis/apps").text("kind")).isEqualTo("APIGroup");
    assertThat(read("/openapi/v3").object().getAsJsonObject("paths").keySet())
        .contains("api/v1", "apis/apps/v1");
    assertThat(read("/openapi/v3/apis/apps/v1").body()).contains("fieldValidation");
    assertThat(node.getAsJsonObject("status").getAsJsonObject("nodeInfo").keySet())
        .containsExactlyInAnyOrder(
            "architecture",
            "bootID",
            "containerRuntimeVersion",
            "kernelVersion",
            "kubeProxyVersion",
            "kubeletVersion",
            "machineID",
            "operatingSystem",
            "osImage",
            "systemUUID");
  }

  static String pod(String name) {
    return "{\"metadata\":{\"name\":\""
        + name
        + "\"},\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"i\"},"
        + "{\"name\":\"side\",\"image\":\"i\"}]}}";
  }
}

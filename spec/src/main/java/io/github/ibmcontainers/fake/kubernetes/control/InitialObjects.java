package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.CLUSTER_VERSIONS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NAMESPACES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.SERVICES;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.util.List;

/** Creates the objects that a new cluster contains. */
final class InitialObjects {
  private static final String API_SERVICE =
      """
      {"metadata": {"name": "kubernetes", "namespace": "default",
                    "labels": {"component": "apiserver", "provider": "kubernetes"}},
       "spec": {"clusterIP": "172.21.0.1", "clusterIPs": ["172.21.0.1"], "type": "ClusterIP",
                "sessionAffinity": "None", "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack",
                "ports": [{"name": "https", "port": 443, "protocol": "TCP", "targetPort": 2040}]},
       "status": {"loadBalancer": {}}}
      """;

  private InitialObjects() {}

  static void add(ObjectStore store, boolean openShift) {
    List.of("default", "ibm-operators", "ibm-system", "kube-public", "kube-system")
        .forEach(name -> store.create(NAMESPACES, Namespaces.namespace(name)));
    store.create(SERVICES, JsonParser.parseString(API_SERVICE).getAsJsonObject());
    if (openShift) {
      store.create(NAMESPACES, Namespaces.namespace("openshift-ingress"));
      JsonObject version = new JsonObject();
      KubeJson.metadata(version).addProperty("name", "version");
      JsonObject spec = KubeJson.child(version, "spec");
      spec.addProperty("channel", "");
      spec.addProperty("clusterID", java.util.UUID.randomUUID().toString());
      store.create(CLUSTER_VERSIONS, version);
    }
  }

  /**
   * Returns the {@code ClusterVersion} of OpenShift, with a new history entry if the version
   * changed.
   */
  static JsonObject clusterVersion(JsonObject object, String version, String now) {
    if (KubeJson.text(object, "status", "desired", "version").equals(version)) {
      return object;
    }
    JsonObject changed = object.deepCopy();
    JsonObject status = KubeJson.child(changed, "status");
    String image = "quay.io/openshift-release-dev/ocp-release:" + version + "-x86_64";
    JsonObject desired = KubeJson.child(status, "desired");
    desired.addProperty("version", version);
    desired.addProperty("image", image);
    JsonObject entry = new JsonObject();
    entry.addProperty("state", "Completed");
    entry.addProperty("version", version);
    entry.addProperty("image", image);
    entry.addProperty("startedTime", now);
    entry.addProperty("completionTime", now);
    entry.addProperty("verified", false);
    JsonArray history = KubeJson.arrayOf(entry);
    KubeJson.list(status, "history").forEach(history::add);
    status.add("history", history);
    status.add(
        "conditions",
        KubeJson.arrayOf(
            PodLifecycle.condition("Available", true, now),
            PodLifecycle.condition("Progressing", false, now),
            PodLifecycle.condition("Failing", false, now)));
    status.addProperty("observedGeneration", 1);
    status.addProperty("versionHash", Integer.toHexString(version.hashCode()));
    status.add("availableUpdates", com.google.gson.JsonNull.INSTANCE);
    return changed;
  }
}

package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.KubeJson.arrayOf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.WorkerNode;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.store.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates and updates the nodes of workers, as kubelets do. */
final class NodeObjects {
  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

  private static final Pattern SIZE = Pattern.compile("(\\d+)x(\\d+)");

  private NodeObjects() {}

  static JsonObject create(WorkerNode worker, String now) {
    JsonObject node = new JsonObject();
    JsonObject metadata = KubeJson.metadata(node);
    metadata.addProperty("name", worker.address());
    metadata.addProperty("uid", uuid(worker.id()));
    JsonObject spec = KubeJson.child(node, "spec");
    spec.addProperty("providerID", worker.providerId());
    JsonArray taints = new JsonArray();
    worker.taints().forEach((key, value) -> taints.add(taint(key, value)));
    if (!taints.isEmpty()) {
      spec.add("taints", taints);
    }
    return refresh(node, worker, now);
  }

  /** Updates the labels and the status of a node, and keeps the rest. */
  static JsonObject refresh(JsonObject existing, WorkerNode worker, String now) {
    JsonObject node = existing.deepCopy();
    JsonObject labels = KubeJson.child(KubeJson.metadata(node), "labels");
    labels(worker).forEach(labels::addProperty);
    node.add("status", status(worker, now));
    return node;
  }

  private static Map<String, String> labels(WorkerNode worker) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("beta.kubernetes.io/arch", "amd64");
    labels.put("beta.kubernetes.io/os", "linux");
    labels.put("failure-domain.beta.kubernetes.io/region", worker.region());
    labels.put("failure-domain.beta.kubernetes.io/zone", worker.zone());
    labels.put("ibm-cloud.kubernetes.io/internal-ip", worker.address());
    labels.put("ibm-cloud.kubernetes.io/machine-type", worker.flavor());
    labels.put("ibm-cloud.kubernetes.io/region", worker.region());
    labels.put("ibm-cloud.kubernetes.io/worker-id", worker.id());
    labels.put("ibm-cloud.kubernetes.io/worker-pool-id", worker.poolId());
    labels.put("ibm-cloud.kubernetes.io/worker-pool-name", worker.poolName());
    labels.put("ibm-cloud.kubernetes.io/worker-version", worker.version());
    labels.put("ibm-cloud.kubernetes.io/zone", worker.zone());
    labels.put("kubernetes.io/arch", "amd64");
    labels.put("kubernetes.io/hostname", worker.address());
    labels.put("kubernetes.io/os", "linux");
    labels.put("node.kubernetes.io/instance-type", worker.flavor());
    labels.put("topology.kubernetes.io/region", worker.region());
    labels.put("topology.kubernetes.io/zone", worker.zone());
    labels.putAll(worker.labels());
    return labels;
  }

  /** Taints of worker pools have the format {@code value:effect}. */
  private static JsonObject taint(String key, String valueAndEffect) {
    int colon = valueAndEffect.lastIndexOf(':');
    JsonObject taint = new JsonObject();
    taint.addProperty("key", key);
    taint.addProperty("value", valueAndEffect.substring(0, Math.max(0, colon)));
    taint.addProperty("effect", valueAndEffect.substring(colon + 1));
    return taint;
  }

  private static JsonObject status(WorkerNode worker, String now) {
    JsonObject status = new JsonObject();
    status.add(
        "addresses",
        arrayOf(address("InternalIP", worker.address()), address("Hostname", worker.address())));
    JsonObject capacity = capacity(worker.flavor());
    status.add("capacity", capacity);
    status.add("allocatable", capacity.deepCopy());
    status.add(
        "conditions",
        arrayOf(
            condition("MemoryPressure", "False", "KubeletHasSufficientMemory", now),
            condition("DiskPressure", "False", "KubeletHasNoDiskPressure", now),
            condition("PIDPressure", "False", "KubeletHasSufficientPID", now),
            worker.ready()
                ? condition("Ready", "True", "KubeletReady", now)
                : condition("Ready", "Unknown", "NodeStatusUnknown", now)));
    JsonObject port = new JsonObject();
    port.addProperty("Port", 10250);
    KubeJson.child(status, "daemonEndpoints").add("kubeletEndpoint", port);
    status.add("nodeInfo", info(worker));
    status.add("images", new JsonArray());
    return status;
  }

  private static JsonObject info(WorkerNode worker) {
    String version = KubernetesVersion.of(worker.openShift(), worker.version()).text();
    JsonObject info = new JsonObject();
    info.addProperty("architecture", "amd64");
    info.addProperty("bootID", uuid("boot " + worker.id()));
    info.addProperty("containerRuntimeVersion", "containerd://1.7.22");
    info.addProperty("kernelVersion", "5.15.0-121-generic");
    info.addProperty("kubeProxyVersion", version);
    info.addProperty("kubeletVersion", version);
    info.addProperty("machineID", Ids.hex("machine " + worker.id()));
    info.addProperty("operatingSystem", "linux");
    info.addProperty("osImage", worker.operatingSystem());
    info.addProperty("systemUUID", uuid("system " + worker.id()));
    return info;
  }

  private static JsonObject address(String type, String value) {
    JsonObject address = new JsonObject();
    address.addProperty("type", type);
    address.addProperty("address", value);
    return address;
  }

  static JsonObject condition(String type, String status, String reason, String now) {
    JsonObject condition = new JsonObject();
    condition.addProperty("type", type);
    condition.addProperty("status", status);
    condition.addProperty("reason", reason);
    condition.addProperty("message", reason);
    condition.addProperty("lastHeartbeatTime", now);
    condition.addProperty("lastTransitionTime", now);
    return condition;
  }

  /** The name of a flavor contains the number of CPUs and the memory: {@code bx2.4x16}. */
  private static JsonObject capacity(String flavor) {
    Matcher size = SIZE.matcher(flavor);
    boolean known = size.find();
    JsonObject capacity = new JsonObject();
    capacity.addProperty("cpu", known ? size.group(1) : "4");
    capacity.addProperty("ephemeral-storage", "102821812Ki");
    capacity.addProperty("memory", (known ? size.group(2) : "16") + "Gi");
    capacity.addProperty("pods", "110");
    return capacity;
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  static boolean schedulable(JsonObject node) {
    return !KubeJson.flag(node, "spec", "unschedulable");
  }

  static boolean ready(JsonObject node) {
    return KubeJson.hasCondition(node, "Ready");
  }

  static JsonObject unschedulableTaint() {
    JsonObject taint = new JsonObject();
    taint.addProperty("key", UNSCHEDULABLE);
    taint.addProperty("effect", "NoSchedule");
    return taint;
  }

  /** Returns a node whose taint for unschedulable nodes corresponds to its spec. */
  static JsonObject withCordonTaint(JsonObject node) {
    boolean required = !schedulable(node);
    boolean present =
        KubeJson.list(node, "spec", "taints").stream()
            .anyMatch(t -> KubeJson.text(t, "key").equals(UNSCHEDULABLE));
    if (required == present) {
      return node;
    }
    JsonObject changed = node.deepCopy();
    JsonArray taints = new JsonArray();
    for (JsonElement taint : KubeJson.list(node, "spec", "taints")) {
      if (!KubeJson.text(taint.getAsJsonObject(), "key").equals(UNSCHEDULABLE)) {
        taints.add(taint);
      }
    }
    if (required) {
      taints.add(unschedulableTaint());
    }
    JsonObject spec = KubeJson.child(changed, "spec");
    if (taints.isEmpty()) {
      spec.remove("taints");
    } else {
      spec.add("taints", taints);
    }
    return changed;
  }
}

package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.DEPLOYMENTS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PODS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.REPLICA_SETS;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Controller of the replica sets of deployments and the pods of replica sets. */
final class Deployments {
  private static final String HASH = "pod-template-hash";

  private final ObjectStore store;
  private final PodLifecycle pods;
  private final EventRecorder events;

  Deployments(ObjectStore store, PodLifecycle pods, EventRecorder events) {
    this.store = store;
    this.pods = pods;
    this.events = events;
  }

  void sync() {
    store.all(DEPLOYMENTS).forEach(this::replicaSets);
    Map<String, List<JsonObject>> byOwner = new HashMap<>();
    for (JsonObject pod : store.all(PODS)) {
      byOwner.computeIfAbsent(Pods.controllerUid(pod), uid -> new ArrayList<>()).add(pod);
    }
    for (JsonObject set : store.all(REPLICA_SETS)) {
      pods(set, byOwner.getOrDefault(KubeJson.uid(set), List.of()));
    }
    store.all(DEPLOYMENTS).forEach(this::status);
  }

  private List<JsonObject> owned(JsonObject deployment) {
    return store.list(REPLICA_SETS, KubeJson.namespace(deployment)).stream()
        .filter(set -> Pods.controllerUid(set).equals(KubeJson.uid(deployment)))
        .toList();
  }

  /**
   * Creates a replica set for the current template, and scales those of older templates to zero.
   */
  private void replicaSets(JsonObject deployment) {
    String hash = hash(deployment);
    String name = KubeJson.name(deployment) + "-" + hash;
    int replicas = KubeJson.number(deployment, 1, "spec", "replicas");
    for (JsonObject set : owned(deployment)) {
      scale(set, KubeJson.name(set).equals(name) ? replicas : 0);
    }
    if (store.get(REPLICA_SETS, KubeJson.namespace(deployment), name).isEmpty()) {
      store.create(REPLICA_SETS, replicaSet(deployment, name, hash, replicas));
      events.record(
          DEPLOYMENTS,
          deployment,
          "ScalingReplicaSet",
          "Scaled up replica set " + name + " to " + replicas);
    }
  }

  private static String hash(JsonObject deployment) {
    int hash = KubeJson.map(deployment, "spec", "template").toString().hashCode();
    return Integer.toHexString(hash | 0x1000_0000);
  }

  private static JsonObject replicaSet(
      JsonObject deployment, String name, String hash, int replicas) {
    JsonObject set = new JsonObject();
    JsonObject metadata = KubeJson.metadata(set);
    metadata.addProperty("name", name);
    metadata.addProperty("namespace", KubeJson.namespace(deployment));
    metadata.addProperty("generation", 1);
    JsonObject spec = KubeJson.child(set, "spec");
    spec.addProperty("replicas", replicas);
    JsonObject selector = KubeJson.map(deployment, "spec", "selector").deepCopy();
    KubeJson.child(selector, "matchLabels").addProperty(HASH, hash);
    spec.add("selector", selector);
    JsonObject template = KubeJson.map(deployment, "spec", "template").deepCopy();
    KubeJson.child(KubeJson.metadata(template), "labels").addProperty(HASH, hash);
    spec.add("template", template);
    metadata.add("labels", KubeJson.map(template, "metadata", "labels").deepCopy());
    metadata.add("ownerReferences", Pods.owners(DEPLOYMENTS, deployment));
    return set;
  }

  private void scale(JsonObject set, int replicas) {
    if (KubeJson.number(set, 1, "spec", "replicas") != replicas) {
      JsonObject changed = set.deepCopy();
      KubeJson.child(changed, "spec").addProperty("replicas", replicas);
      KubeJson.metadata(changed)
          .addProperty("generation", KubeJson.number(set, 1, "metadata", "generation") + 1);
      store.update(REPLICA_SETS, changed);
    }
  }

  private void pods(JsonObject set, List<JsonObject> owned) {
    List<JsonObject> active =
        owned.stream().filter(p -> !Pods.terminating(p) && !Pods.finished(p)).toList();
    int desired = KubeJson.number(set, 1, "spec", "replicas");
    for (int i = active.size(); i < desired; i++) {
      store.create(
          PODS, Pods.fromTemplate(REPLICA_SETS, set, KubeJson.name(set) + "-" + Pods.suffix()));
    }
    active.stream().skip(desired).forEach(pod -> pods.delete(pod, 30));
    JsonObject changed = set.deepCopy();
    JsonObject status = KubeJson.child(changed, "status");
    int ready = (int) active.stream().filter(Pods::healthy).count();
    status.addProperty("replicas", active.size());
    status.addProperty("fullyLabeledReplicas", active.size());
    status.addProperty("readyReplicas", ready);
    status.addProperty("availableReplicas", ready);
    status.addProperty("observedGeneration", KubeJson.number(set, 1, "metadata", "generation"));
    store.update(REPLICA_SETS, changed);
  }

  private void status(JsonObject deployment) {
    String current = KubeJson.name(deployment) + "-" + hash(deployment);
    int replicas = 0;
    int ready = 0;
    int updated = 0;
    for (JsonObject set : owned(deployment)) {
      int count = KubeJson.number(set, 0, "status", "replicas");
      replicas += count;
      updated += KubeJson.name(set).equals(current) ? count : 0;
      ready += KubeJson.number(set, 0, "status", "readyReplicas");
    }
    int desired = KubeJson.number(deployment, 1, "spec", "replicas");
    JsonObject changed = deployment.deepCopy();
    JsonObject status = KubeJson.child(changed, "status");
    status.addProperty(
        "observedGeneration", KubeJson.number(deployment, 1, "metadata", "generation"));
    status.addProperty("replicas", replicas);
    status.addProperty("updatedReplicas", updated);
    status.addProperty("readyReplicas", ready);
    status.addProperty("availableReplicas", ready);
    status.addProperty("unavailableReplicas", Math.max(0, desired - ready));
    boolean available = ready >= desired;
    if (KubeJson.hasCondition(deployment, "Available") != available || !status.has("conditions")) {
      status.add(
          "conditions",
          KubeJson.arrayOf(
              PodLifecycle.condition("Available", available, store.now()),
              PodLifecycle.condition("Progressing", true, store.now())));
    }
    store.update(DEPLOYMENTS, changed);
  }
}

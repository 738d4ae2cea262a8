package io.github.ibmcontainers.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.server.Administrator;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The pods of a fake cluster. Deployments replace evicted pods; pods start and terminate on the
 * cloud's clock. See "Disruptions" and "Safely Drain a Node" in the Kubernetes documentation.
 * Methods that change something return this object. Thread-safe.
 */
public final class FakePods {
  private final ClusterState state;
  private final Administrator administrator;

  FakePods(ClusterState state, Administrator administrator) {
    this.state = state;
    this.administrator = administrator;
  }

  /**
   * Runs a workload.
   *
   * @throws IllegalArgumentException if the API server rejects it, for example because its name is
   *     already in use or invalid
   */
  public FakePods deploy(Workload workload) {
    requireNamespace(workload.namespace());
    switch (workload.kind()) {
      case DEPLOYMENT -> create("apis/apps/v1", "deployments", workload, controlled(workload));
      case DAEMON_SET -> create("apis/apps/v1", "daemonsets", workload, controlled(workload));
      case MIRROR_POD -> mirror(workload);
      case BARE_POD, FINISHED_POD -> bare(workload);
    }
    return this;
  }

  /**
   * Adds a disruption budget for the pods of a workload.
   *
   * @param name the name of the budget
   * @param workload the workload whose pods it covers
   * @param minAvailable the number of pods that must stay available
   * @throws IllegalArgumentException if the API server rejects it
   */
  public FakePods budget(String name, Workload workload, int minAvailable) {
    requireNamespace(workload.namespace());
    JsonObject budget = named(name);
    JsonObject spec = KubeJson.child(budget, "spec");
    spec.addProperty("minAvailable", minAvailable);
    KubeJson.child(spec, "selector").add("matchLabels", KubeJson.object(workload.labels()));
    create("apis/policy/v1", "poddisruptionbudgets", workload, budget);
    return this;
  }

  /**
   * Makes a disruption budget of the default namespace refuse the next evictions, even those that
   * it would allow.
   *
   * @param budget the name of the budget
   * @param times the number of evictions to refuse
   */
  public FakePods refuseEvictions(String budget, int times) {
    return refuseEvictions("default", budget, times);
  }

  /** Same as {@link #refuseEvictions(String, int)}, for a budget of another namespace. */
  public FakePods refuseEvictions(String namespace, String budget, int times) {
    synchronized (state) {
      state.refuseEvictions(namespace, budget, times);
    }
    return this;
  }

  /** Sets how long pods take on the cloud's clock to become ready; zero by default. */
  public FakePods startDuration(Duration time) {
    synchronized (state) {
      state.podStartDuration(time);
    }
    return this;
  }

  /**
   * Sets how long pods take on the cloud's clock to terminate after they were deleted, at most
   * their grace period; zero by default.
   */
  public FakePods terminationDuration(Duration time) {
    synchronized (state) {
      state.podTerminationDuration(time);
    }
    return this;
  }

  /** Returns all pods, as {@code namespace/name}. */
  public List<String> names() {
    synchronized (state) {
      state.reconcile();
      return state.store().all(ResourceTypes.PODS).stream().map(KubeJson::path).toList();
    }
  }

  /** Returns how many pods of a workload are ready. */
  public int ready(Workload workload) {
    synchronized (state) {
      state.reconcile();
      return (int)
          state.store().list(ResourceTypes.PODS, workload.namespace()).stream()
              .filter(
                  pod -> KubeJson.labels(pod).entrySet().containsAll(workload.labels().entrySet()))
              .filter(pod -> KubeJson.hasCondition(pod, "Ready"))
              .count();
    }
  }

  private void requireNamespace(String name) {
    boolean missing;
    synchronized (state) {
      missing = state.store().get(ResourceTypes.NAMESPACES, "", name).isEmpty();
    }
    if (missing) {
      administrator.send("POST", "api/v1/namespaces", named(name));
    }
  }

  private void create(String root, String plural, Workload workload, JsonObject object) {
    administrator.send("POST", root + "/namespaces/" + workload.namespace() + "/" + plural, object);
  }

  private static JsonObject named(String name) {
    JsonObject object = new JsonObject();
    KubeJson.metadata(object).addProperty("name", name);
    return object;
  }

  private static JsonObject controlled(Workload workload) {
    JsonObject object = named(workload.name());
    JsonObject spec = KubeJson.child(object, "spec");
    if (workload.kind() == Workload.Kind.DEPLOYMENT) {
      spec.addProperty("replicas", workload.replicas());
    }
    KubeJson.child(spec, "selector").add("matchLabels", KubeJson.object(workload.labels()));
    JsonObject template = KubeJson.child(spec, "template");
    KubeJson.metadata(template).add("labels", KubeJson.object(workload.labels()));
    template.add("spec", podSpec(workload));
    if (!workload.node().isEmpty()) {
      template
          .getAsJsonObject("spec")
          .add("nodeSelector", KubeJson.object(Map.of("kubernetes.io/hostname", workload.node())));
    }
    return object;
  }

  private static JsonObject podSpec(Workload workload) {
    JsonObject container = new JsonObject();
    container.addProperty("name", "main");
    container.addProperty("image", "registry.example.com/" + workload.name() + ":1");
    JsonObject spec = new JsonObject();
    if (workload.emptyDir()) {
      JsonObject mount = new JsonObject();
      mount.addProperty("name", "scratch");
      mount.addProperty("mountPath", "/scratch");
      container.add("volumeMounts", KubeJson.arrayOf(mount));
      JsonObject volume = new JsonObject();
      volume.addProperty("name", "scratch");
      volume.add("emptyDir", new JsonObject());
      spec.add("volumes", KubeJson.arrayOf(volume));
    }
    spec.add("containers", KubeJson.arrayOf(container));
    return spec;
  }

  private static JsonObject pod(String name, Workload workload) {
    JsonObject pod = named(name);
    KubeJson.metadata(pod).add("labels", KubeJson.object(workload.labels()));
    pod.add("spec", podSpec(workload));
    if (!workload.node().isEmpty()) {
      pod.getAsJsonObject("spec").addProperty("nodeName", workload.node());
    }
    return pod;
  }

  private void bare(Workload workload) {
    create("api/v1", "pods", workload, pod(workload.name(), workload));
    if (workload.kind() == Workload.Kind.FINISHED_POD) {
      JsonObject finished = named(workload.name());
      JsonObject status = KubeJson.child(finished, "status");
      status.addProperty("phase", "Succeeded");
      status.add("conditions", new JsonArray());
      administrator.send(
          "PUT",
          "api/v1/namespaces/" + workload.namespace() + "/pods/" + workload.name() + "/status",
          finished);
    }
  }

  /** Adds a mirror pod without a request to the API server, as the kubelet owns it. */
  private void mirror(Workload workload) {
    JsonObject pod = pod(workload.name() + "-" + workload.node(), workload);
    JsonObject metadata = KubeJson.metadata(pod);
    metadata.addProperty("namespace", workload.namespace());
    String hash = Integer.toHexString(workload.hashCode());
    KubeJson.child(metadata, "annotations").addProperty("kubernetes.io/config.mirror", hash);
    synchronized (state) {
      state.reconcile();
      JsonObject node =
          state
              .store()
              .get(ResourceTypes.NODES, "", workload.node())
              .orElseThrow(() -> new IllegalArgumentException("no such node: " + workload.node()));
      JsonObject owner = KubeJson.object("v1", "Node");
      owner.addProperty("name", workload.node());
      owner.addProperty("uid", KubeJson.uid(node));
      owner.addProperty("controller", true);
      metadata.add("ownerReferences", KubeJson.arrayOf(owner));
      state.addStaticPod(pod);
      state.reconcile();
    }
  }
}

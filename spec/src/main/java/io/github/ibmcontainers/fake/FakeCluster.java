package io.github.ibmcontainers.fake;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.kubernetes.MasterFleet;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.server.Administrator;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** A cluster of the fake cloud. Thread-safe. */
public final class FakeCluster {
  private final Cluster cluster;
  private final MasterFleet fleet;

  FakeCluster(Cluster cluster, MasterFleet fleet) {
    this.cluster = cluster;
    this.fleet = fleet;
  }

  /** Returns the id. */
  public String id() {
    return cluster.id();
  }

  /** Returns the name. */
  public String name() {
    return cluster.name();
  }

  /** Returns the public URL of the master. */
  public HttpUrl masterUrl() {
    return HttpUrl.get(fleet.publicUrl(cluster));
  }

  /** Returns the URL of the master in the private network. */
  public HttpUrl privateUrl() {
    return HttpUrl.get(fleet.privateUrl(cluster));
  }

  /** Returns the URL of the master at the virtual private endpoint gateway of the VPC. */
  public HttpUrl vpeUrl() {
    return HttpUrl.get(fleet.vpeUrl(cluster));
  }

  /**
   * Returns the certificate of the cluster's CA, which kubeconfigs of Kubernetes clusters contain.
   */
  public X509Certificate caCertificate() {
    return fleet.caCertificate(cluster);
  }

  /** Makes RBAC synchronizations into this cluster fail from now on. */
  public void failRbacSync() {
    fleet.rbac().fail(cluster);
  }

  /** Revokes all tokens of the cluster's OAuth server. */
  public void revokeOpenShiftTokens() {
    fleet.openShiftTokens().revoke(cluster);
  }

  /** Returns the pods of the cluster. */
  public FakePods pods() {
    return new FakePods(fleet.state(cluster), new Administrator(fleet.apiServer(cluster)));
  }

  /** Returns the current nodes of the cluster, sorted by name. */
  public List<FakeNode> nodes() {
    ClusterState state = fleet.state(cluster);
    synchronized (state) {
      state.reconcile();
      List<JsonObject> pods = state.store().all(ResourceTypes.PODS);
      return state.store().all(ResourceTypes.NODES).stream().map(node -> node(node, pods)).toList();
    }
  }

  private static FakeNode node(JsonObject node, List<JsonObject> pods) {
    String name = KubeJson.name(node);
    Map<String, String> labels = KubeJson.labels(node);
    return new FakeNode(
        name,
        labels.getOrDefault("ibm-cloud.kubernetes.io/worker-id", ""),
        labels.getOrDefault("topology.kubernetes.io/zone", ""),
        KubeJson.hasCondition(node, "Ready"),
        !KubeJson.flag(node, "spec", "unschedulable"),
        pods.stream()
            .filter(pod -> KubeJson.text(pod, "spec", "nodeName").equals(name))
            .map(KubeJson::path)
            .toList());
  }

  /** Returns the disruptions of the cluster until now. */
  public Disruptions disruptions() {
    ClusterState state = fleet.state(cluster);
    synchronized (state) {
      state.reconcile();
      ClusterState.Counts counts = state.counts();
      return new Disruptions(
          counts.unschedulable(),
          counts.unavailable(),
          counts.evicted(),
          counts.refused(),
          counts.violations());
    }
  }

  /**
   * Discards the history of changes that watches are served from, as API servers do after a few
   * minutes. A watch from an older resource version then ends with an {@code ERROR} event whose
   * status has the code 410.
   */
  public void forgetWatchHistory() {
    ClusterState state = fleet.state(cluster);
    synchronized (state) {
      state.store().discardHistory();
    }
  }

  @Override
  public String toString() {
    return "cluster " + name() + " (" + id() + ")";
  }
}

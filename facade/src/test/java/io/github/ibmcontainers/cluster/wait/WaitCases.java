package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Version;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * All waits of the groups, with responses before the target state, in it, and in a state that can't
 * lead to it.
 */
final class WaitCases {
  private WaitCases() {}

  static final String POOL =
      """
      {"id": "p1", "poolName": "default", "workerCount": 1, "lifecycle": {"actualState": "active"},
       "zones": [{"id": "us-south-1"}, {"id": "us-south-2"}]}""";

  /**
   * A wait.
   *
   * @param method the class and method
   * @param path the end of the polled path
   * @param waiting a response before the target state
   * @param reached a response in the target state
   * @param hopeless a response in a state that can't lead to the target state
   * @param words how progress and exception describe that state
   * @param gone whether the wait is for a deletion
   * @param call the wait
   */
  record Wait(
      String method,
      String path,
      String waiting,
      String reached,
      String hopeless,
      String words,
      boolean gone,
      BiConsumer<ContainersClient, WaitOptions> call) {
    @Override
    public String toString() {
      return method + " (" + words + ")";
    }
  }

  static Stream<Wait> all() {
    Version version = Version.parse("1.30.2").orElseThrow();
    return Stream.of(
        new Wait(
            "Clusters.awaitReady",
            "/getCluster",
            cluster("pending", "deploying", "Wait", "1.29.5"),
            cluster("warning", "deployed", "Ready", "1.29.5"),
            cluster("normal", "update_failed", "CAE007: cannot update now", "1.29.5"),
            "won't be ready; last state: normal, master update_failed, CAE007: cannot update now",
            false,
            (client, options) -> client.clusters().awaitReady("c", options)),
        new Wait(
            "Clusters.awaitReady",
            "/getCluster",
            cluster("deploying", "deploying", "Wait", "1.29.5"),
            cluster("normal", "deployed", "Ready", "1.29.5"),
            cluster("deleting", "deleting", "On request", "1.29.5"),
            "deleting, On request",
            false,
            (client, options) -> client.clusters().awaitReady("c", options)),
        new Wait(
            "Clusters.awaitVersion",
            "/getCluster",
            cluster("updating", "updating", "Wait", "1.29.5"),
            cluster("critical", "deployed", "Ready", "1.30.2_1550"),
            cluster("normal", "update_cancelled", "CAE007", "1.29.5"),
            "wanted: at version 1.30.2",
            false,
            (client, options) -> client.clusters().awaitVersion("c", version, options)),
        new Wait(
            "Clusters.awaitVersion",
            "/v1/clusters/c",
            flat("updating", "updating", "Wait", "1.29.5"),
            flat("normal", "deployed", "Ready", "1.31.0_1550"),
            flat("normal", "update_failed", "CAE007: cannot update now", "1.29.5"),
            "version 1.29.5, normal, master update_failed, CAE007: cannot update now",
            false,
            (client, options) ->
                client.clusters().preferring(ApiVersion.V1).awaitVersion("c", version, options)),
        new Wait(
            "Clusters.awaitDeleted",
            "/getCluster",
            cluster("deleting", "deleting", "Wait", "1.29.5"),
            cluster("deleted", "deleted", "Gone", "1.29.5"),
            cluster("delete_failed", "delete_failed", "In use", "1.29.5"),
            "won't be deleted; last state: delete_failed, In use",
            true,
            (client, options) -> client.clusters().awaitDeleted("c", options)),
        new Wait(
            "Clusters.awaitAddOnHealthy",
            "/getClusterAddons",
            addOn("pending", "Installing"),
            addOn("normal", "Addon Ready"),
            addOn("install_failed", "No worker nodes"),
            "add-on istio of cluster c",
            false,
            (client, options) -> client.clusters().awaitAddOnHealthy("c", "istio", options)),
        new Wait(
            "Workers.awaitReady",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deleting", "normal", "1.30.2")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deleted", "normal", "1.30.2")
                + "]",
            "[" + worker("w1", "us-south-1", "provision_failed", "", "1.30.2") + "]",
            "worker nodes of cluster c",
            false,
            (client, options) -> client.workers().awaitReady("c", options)),
        new Wait(
            "Workers.awaitVersion",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2_1600")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.29.5_1500")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2_1600")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.30.3_1610")
                + "]",
            "[" + worker("w1", "us-south-1", "reloading_failed", "", "1.29.5") + "]",
            "version 1.29.5, reloading_failed",
            false,
            (client, options) -> client.workers().awaitVersion("c", version, options)),
        new Wait(
            "Workers.awaitReady",
            "/getWorker",
            worker("w1", "us-south-1", "provisioning", "", ""),
            worker("w1", "us-south-1", "deployed", "normal", "1.29.5"),
            worker("w1", "us-south-1", "deleted", "normal", "1.29.5"),
            "worker node w1",
            false,
            (client, options) -> client.workers().awaitReady("c", "w1", options)),
        new Wait(
            "Workers.awaitVersion",
            "/getWorker",
            worker("w1", "us-south-1", "deployed", "normal", "1.29.5"),
            worker("w1", "us-south-1", "deployed", "normal", "1.30.2"),
            worker("w1", "us-south-1", "deleting", "normal", "1.29.5"),
            "wanted: at version 1.30.2",
            false,
            (client, options) -> client.workers().awaitVersion("c", "w1", version, options)),
        new Wait(
            "Workers.awaitRemoved",
            "/getWorker",
            worker("w1", "us-south-1", "deleting", "normal", "1.29.5"),
            worker("w1", "us-south-1", "deleted", "", "1.29.5"),
            worker("w1", "us-south-1", "delete_failed", "", "1.29.5"),
            "won't be deleted; last state: delete_failed",
            true,
            (client, options) -> client.workers().awaitRemoved("c", "w1", options)),
        new Wait(
            "WorkerPools.awaitReady",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.29.5")
                + ","
                + worker("w2", "us-south-1", "deployed", "normal", "1.29.5")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.29.5")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.29.5")
                + "]",
            "[" + worker("w1", "us-south-1", "deploy_failed", "", "1.29.5") + "]",
            "worker pool default of cluster c",
            false,
            (client, options) -> client.workerPools().awaitReady("c", "default", options)),
        new Wait(
            "WorkerPools.awaitVersion",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.29.5")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.30.2")
                + "]",
            "[" + worker("w1", "us-south-1", "deploy_failed", "", "1.29.5") + "]",
            "version 1.29.5, deploy_failed",
            false,
            (client, options) ->
                client.workerPools().awaitVersion("c", "default", version, options)),
        new Wait(
            "WorkerPools.awaitRemoved",
            "/getWorkerPool",
            POOL.replace("active", "deleting"),
            POOL.replace("active", "deleted"),
            POOL.replace("active", "delete_failed"),
            "delete_failed",
            true,
            (client, options) -> client.workerPools().awaitRemoved("c", "default", options)),
        new Wait(
            "Satellite.awaitReadyForHosts",
            "/getController",
            location("provisioning", "Wait"),
            location("action required", "R0012: assign hosts"),
            location("deploy_failed", "R0001"),
            "wanted: ready for hosts",
            false,
            (client, options) -> client.satellite().awaitReadyForHosts("l", options)),
        new Wait(
            "Satellite.awaitReady",
            "/getController",
            location("action required", "R0012: assign hosts"),
            location("normal", "R0001: ready"),
            location("deleting", "On request"),
            "deleting, On request",
            false,
            (client, options) -> client.satellite().awaitReady("l", options)),
        new Wait(
            "Satellite.awaitHostAssigned",
            "/getHosts",
            host("unassigned", ""),
            host("assigned", "normal"),
            host("assigned", "reload-required"),
            "reload-required",
            false,
            (client, options) -> client.satellite().awaitHostAssigned("l", "h1", options)),
        new Wait(
            "Ingress.awaitHealthy",
            "/getStatus",
            "{\"status\": \"critical\", \"message\": \"ALB is down\"}",
            "{\"status\": \"healthy\"}",
            "{\"status\": \"disabled\", \"message\": \"Switched off\"}",
            "disabled, Switched off",
            false,
            (client, options) -> client.ingress().awaitHealthy("c", options)));
  }

  static String cluster(String state, String master, String status, String version) {
    return """
        {"id": "c1", "name": "c", "provider": "vpc-gen2", "state": "%s", "masterKubeVersion": "%s",
         "lifecycle": {"masterState": "%s", "masterStatus": "%s"}}"""
        .formatted(state, version, master, status);
  }

  static String flat(String state, String master, String status, String version) {
    return """
        {"id": "c1", "name": "c", "state": "%s", "masterKubeVersion": "%s", "masterState": "%s",
         "masterStatus": "%s"}"""
        .formatted(state, version, master, status);
  }

  static String worker(String id, String zone, String state, String health, String version) {
    return """
        {"id": "%s", "poolName": "default", "poolID": "p1", "location": "%s",
         "lifecycle": {"actualState": "%s"}, "health": {"state": "%s"},
         "kubeVersion": {"actual": "%s"}}"""
        .formatted(id, zone, state, health, version);
  }

  static String addOn(String state, String status) {
    return """
        [{"name": "istio", "version": "1.2", "healthState": "%s", "healthStatus": "%s",
          "vlan_spanning_required": false}]"""
        .formatted(state, status);
  }

  static String location(String state, String message) {
    return """
        {"id": "l1", "name": "l", "state": "%s", "deployments": {"message": "%s"}}"""
        .formatted(state, message);
  }

  static String host(String state, String health) {
    return """
        [{"id": "h1", "name": "host-1", "state": "%s", "health": {"status": "%s"}}]"""
        .formatted(state, health);
  }
}

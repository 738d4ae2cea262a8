package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Map;
import java.util.function.BiConsumer;

/** The operations that change and delete clusters. */
final class ClusterHandlers {
  private final Inventory inventory;
  private final ClusterLookup clusters;
  private final Lifecycle lifecycle;

  ClusterHandlers(Inventory inventory, ClusterLookup clusters, Lifecycle lifecycle) {
    this.inventory = inventory;
    this.clusters = clusters;
    this.lifecycle = lifecycle;
  }

  void register(Map<String, ApiHandler> handlers) {
    // Only v1 has an operation that deletes clusters, including VPC clusters.
    handlers.put("RemoveCluster", this::remove);
    handlers.put("UpdateCluster", this::updateV1);
    handlers.put("V2UpdateMaster", call -> update(call, clusters.require(call)));
    handlers.put("HandleMasterAPIServer", this::restartMaster);
    handlers.put("VpcRefreshMaster", this::restartMaster);
    handlers.put(
        "v2EnablePublicServiceEndpoint", call -> set(call, (c, on) -> c.publicEndpoint = on, true));
    handlers.put(
        "v2DisablePublicServiceEndpoint",
        call -> set(call, (c, on) -> c.publicEndpoint = on, false));
    handlers.put(
        "v2EnablePrivateServiceEndpoint",
        call -> set(call, (c, on) -> c.privateEndpoint = on, true));
    handlers.put(
        "V2DisablePrivateServiceEndpoint",
        call -> set(call, (c, on) -> c.privateEndpoint = on, false));
    handlers.put("V2EnableImageSecurity", call -> set(call, (c, on) -> c.imageSecurity = on, true));
    handlers.put(
        "V2DisableImageSecurity", call -> set(call, (c, on) -> c.imageSecurity = on, false));
    handlers.put("V2EnablePullSecret", call -> set(call, (c, on) -> c.pullSecret = on, true));
  }

  private Reply restartMaster(ApiCall call) {
    Cluster cluster = clusters.require(call);
    lifecycle.update(cluster, cluster.shortVersion(inventory.now()));
    return call.emptyReply();
  }

  private Reply remove(ApiCall call) {
    Cluster cluster = clusters.require(call);
    if (!cluster.removed) {
      lifecycle.delete(cluster);
    }
    return call.emptyReply();
  }

  private Reply updateV1(ApiCall call) {
    String action = call.requireField("action");
    if (!action.equals("update")) {
      throw ApiException.badRequest("The action '" + action + "' is not supported.");
    }
    return update(call, clusters.require(call));
  }

  private Reply update(ApiCall call, Cluster cluster) {
    String version =
        Versions.forUpdate(
            cluster.openShift(),
            cluster.shortVersion(inventory.now()),
            call.field("version").orElse(""));
    lifecycle.update(cluster, version);
    return call.emptyReply();
  }

  private Reply set(ApiCall call, BiConsumer<Cluster, Boolean> setting, boolean on) {
    Cluster cluster = clusters.require(call);
    setting.accept(cluster, on);
    return call.emptyReply();
  }
}

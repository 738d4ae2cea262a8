package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Map;
import java.util.function.BiConsumer;

/** The operations that make, change and delete clusters. */
final class ClusterHandlers {
  private final World world;
  private final ClusterAccess access;
  private final Lifecycle lifecycle;

  ClusterHandlers(World world, ClusterAccess access, Lifecycle lifecycle) {
    this.world = world;
    this.access = access;
    this.lifecycle = lifecycle;
  }

  void register(Map<String, ApiHandler> handlers) {
    // v1 has the only way to delete a cluster, also one on VPC.
    handlers.put("RemoveCluster", this::remove);
    handlers.put("UpdateCluster", this::updateV1);
    handlers.put("V2UpdateMaster", call -> update(call, access.need(call)));
    handlers.put("HandleMasterAPIServer", this::restartMaster);
    handlers.put("VpcRefreshMaster", this::restartMaster);
    handlers.put(
        "v2EnablePublicServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.publicEndpoint = on, true));
    handlers.put(
        "v2DisablePublicServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.publicEndpoint = on, false));
    handlers.put(
        "v2EnablePrivateServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.privateEndpoint = on, true));
    handlers.put(
        "V2DisablePrivateServiceEndpoint",
        call -> endpoint(call, (c, on) -> c.privateEndpoint = on, false));
    handlers.put(
        "V2EnableImageSecurity", call -> endpoint(call, (c, on) -> c.imageSecurity = on, true));
    handlers.put(
        "V2DisableImageSecurity", call -> endpoint(call, (c, on) -> c.imageSecurity = on, false));
    handlers.put("V2EnablePullSecret", call -> endpoint(call, (c, on) -> c.pullSecret = on, true));
  }

  private Reply restartMaster(ApiCall call) {
    Cluster cluster = access.need(call);
    lifecycle.update(cluster, cluster.shortVersion(world.now()));
    return done(call);
  }

  private Reply remove(ApiCall call) {
    Cluster cluster = access.need(call);
    if (!cluster.removed) {
      lifecycle.delete(cluster);
    }
    return done(call);
  }

  private Reply updateV1(ApiCall call) {
    String action = call.needField("action");
    if (!action.equals("update")) {
      throw ApiException.badRequest("The action '" + action + "' is not supported.");
    }
    return update(call, access.need(call));
  }

  private Reply update(ApiCall call, Cluster cluster) {
    String version =
        Versions.forUpdate(
            cluster.openShift(),
            cluster.shortVersion(world.now()),
            call.field("version").orElse(""));
    lifecycle.update(cluster, version);
    return done(call);
  }

  private Reply endpoint(ApiCall call, BiConsumer<Cluster, Boolean> setting, boolean on) {
    Cluster cluster = access.need(call);
    setting.accept(cluster, on);
    return done(call);
  }

  private static Reply done(ApiCall call) {
    return Reply.empty(call.operation().success());
  }
}

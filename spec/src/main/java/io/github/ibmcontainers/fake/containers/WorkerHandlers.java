package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.api.Numbers;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The operations on workers. */
final class WorkerHandlers {
  private final Inventory inventory;
  private final ClusterLookup clusters;
  private final Lifecycle lifecycle;
  private final WorkerViews views;

  WorkerHandlers(Inventory inventory, ClusterLookup clusters, Lifecycle lifecycle) {
    this.inventory = inventory;
    this.clusters = clusters;
    this.lifecycle = lifecycle;
    this.views = new WorkerViews();
  }

  private interface View {
    JsonObject apply(Cluster cluster, Worker worker, Instant time);
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetClusterWorkers", c -> list(c, clusters.require(c, "classic"), views::v1));
    handlers.put(
        "GetWorkers", c -> one(c, clusters.require(c, "classic"), c.path("workerId"), views::v1));
    handlers.put("GetWorker1", this::withoutCluster);
    handlers.put("AddClusterWorkers", this::add);
    handlers.put("UpdateClusterWorker", this::update);
    handlers.put(
        "RemoveClusterWorker", c -> remove(c, clusters.require(c, "classic"), c.path("workerId")));
    handlers.put("getWorkers", c -> list(c, clusters.require(c), views::v2));
    handlers.put("classicGetWorkers", c -> list(c, clusters.require(c, "classic"), views::v2));
    handlers.put("vpcGetWorkers", c -> list(c, clusters.require(c, "vpc"), views::v2));
    handlers.put("getWorker", c -> one(c, clusters.require(c), worker(c), views::v2));
    handlers.put(
        "classicGetWorker", c -> one(c, clusters.require(c, "classic"), worker(c), views::v2));
    handlers.put("vpcGetWorker", c -> one(c, clusters.require(c, "vpc"), worker(c), views::v2));
    handlers.put("replaceWorker", this::replaceClassic);
    handlers.put("vpcReplaceWorker", this::replaceVpc);
    handlers.put("V2RemoveWorker", c -> remove(c, clusters.require(c), c.requireField("workerID")));
  }

  private static String worker(ApiCall call) {
    return call.query("worker")
        .orElseThrow(() -> ApiException.badRequest("The query parameter worker has no value."));
  }

  private Reply list(ApiCall call, Cluster cluster, View view) {
    Optional<String> pool = call.query("pool");
    boolean deleted = call.query("showDeleted").filter("true"::equals).isPresent();
    JsonArray answer = new JsonArray();
    Instant time = inventory.listTime();
    for (Worker worker : cluster.workers) {
      boolean inPool =
          pool.map(p -> p.equals(worker.pool.id) || p.equals(worker.pool.name)).orElse(true);
      boolean listed = !worker.created.isAfter(time) && (deleted || !worker.deleted(time));
      if (inPool && listed) {
        answer.add(view.apply(cluster, worker, time));
      }
    }
    return Reply.json(200, answer);
  }

  private Reply one(ApiCall call, Cluster cluster, String id, View view) {
    return Reply.json(
        call.operation().success(), view.apply(cluster, find(cluster, id), inventory.now()));
  }

  private Worker find(Cluster cluster, String id) {
    return cluster.workers.stream()
        .filter(w -> w.id.equals(id) && !w.deleted(inventory.now()))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("worker node"));
  }

  private Reply withoutCluster(ApiCall call) {
    for (Cluster cluster : clusters.list(call, c -> c.provider().equals("classic"))) {
      for (Worker worker : cluster.workers) {
        if (worker.id.equals(call.path("workerId")) && !worker.deleted(inventory.now())) {
          return Reply.json(200, views.v1(cluster, worker, inventory.now()));
        }
      }
    }
    throw ApiException.notFound("worker node");
  }

  private Reply add(ApiCall call) {
    Cluster cluster = clusters.require(call, "classic");
    Pool pool = cluster.pools.values().iterator().next();
    String zone = pool.zones.keySet().iterator().next();
    int count = Math.max(Numbers.of(call, "workerNum", 0), Numbers.of(call, "count", 0));
    if (count < 1) {
      throw ApiException.badRequest("The field workerNum must be at least 1.");
    }
    for (int i = 0; i < count; i++) {
      inventory.addWorker(cluster, pool, zone, lifecycle.newWorker());
    }
    return call.emptyReply();
  }

  private Reply update(ApiCall call) {
    Cluster cluster = clusters.require(call);
    Worker worker = find(cluster, call.path("workerId"));
    String action = call.requireField("action");
    switch (action) {
      case "reboot" -> reboot(cluster, worker);
      case "reload" -> {
        requireClassic(cluster);
        lifecycle.reload(worker, patched(cluster, worker));
      }
      case "update" -> {
        requireClassic(cluster);
        lifecycle.reload(worker, cluster.fullVersion(inventory.now()));
      }
      default -> throw ApiException.badRequest("The action " + action + " is not supported.");
    }
    return call.emptyReply();
  }

  /** IBM's tools also reboot workers of VPC clusters by v1. Satellite hosts can't be rebooted. */
  private void reboot(Cluster cluster, Worker worker) {
    if (cluster.provider().equals("satellite")) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
    lifecycle.reboot(worker);
  }

  /** By IBM's documentation, v1 updates and reloads classic workers only. */
  private static void requireClassic(Cluster cluster) {
    if (!cluster.provider().equals("classic")) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
  }

  private String patched(Cluster cluster, Worker worker) {
    return cluster.withBuild(
        Versions.latestPatch(cluster.openShift(), worker.versions.at(inventory.now())));
  }

  private Worker replace(ApiCall call, Cluster cluster) {
    Worker worker = find(cluster, call.requireField("workerID"));
    return lifecycle.replace(
        cluster,
        worker,
        call.flag("update") ? cluster.fullVersion(inventory.now()) : patched(cluster, worker));
  }

  private Reply replaceClassic(ApiCall call) {
    Cluster cluster = clusters.require(call);
    if (cluster.provider().equals("satellite")) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
    replace(call, cluster);
    return Reply.empty(204);
  }

  /** Returns a body, which IBM's Go client reads. */
  private Reply replaceVpc(ApiCall call) {
    Worker replacement = replace(call, clusters.require(call, "vpc"));
    JsonObject answer = new JsonObject();
    answer.addProperty("id", replacement.id);
    answer.addProperty("poolID", replacement.pool.id);
    answer.addProperty("poolName", replacement.pool.name);
    answer.addProperty("location", replacement.zone);
    return Reply.json(call.operation().success(), answer);
  }

  private Reply remove(ApiCall call, Cluster cluster, String id) {
    lifecycle.delete(find(cluster, id));
    return call.emptyReply();
  }
}

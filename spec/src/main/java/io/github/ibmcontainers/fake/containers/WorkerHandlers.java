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
  private final World world;
  private final ClusterAccess access;
  private final Lifecycle lifecycle;
  private final WorkerViews views;

  WorkerHandlers(World world, ClusterAccess access, Lifecycle lifecycle) {
    this.world = world;
    this.access = access;
    this.lifecycle = lifecycle;
    this.views = new WorkerViews();
  }

  private interface View {
    JsonObject apply(Cluster cluster, Worker worker, Instant time);
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetClusterWorkers", c -> list(c, access.need(c, "classic"), views::v1));
    handlers.put(
        "GetWorkers", c -> one(c, access.need(c, "classic"), c.path("workerId"), views::v1));
    handlers.put("GetWorker1", this::withoutCluster);
    handlers.put("AddClusterWorkers", this::add);
    handlers.put("UpdateClusterWorker", this::update);
    handlers.put(
        "RemoveClusterWorker", c -> remove(c, access.need(c, "classic"), c.path("workerId")));
    handlers.put("getWorkers", c -> list(c, access.need(c), views::v2));
    handlers.put("classicGetWorkers", c -> list(c, access.need(c, "classic"), views::v2));
    handlers.put("vpcGetWorkers", c -> list(c, access.need(c, "vpc"), views::v2));
    handlers.put("getWorker", c -> one(c, access.need(c), worker(c), views::v2));
    handlers.put("classicGetWorker", c -> one(c, access.need(c, "classic"), worker(c), views::v2));
    handlers.put("vpcGetWorker", c -> one(c, access.need(c, "vpc"), worker(c), views::v2));
    handlers.put("replaceWorker", this::replaceClassic);
    handlers.put("vpcReplaceWorker", this::replaceVpc);
    handlers.put("V2RemoveWorker", c -> remove(c, access.need(c), c.needField("workerID")));
  }

  private static String worker(ApiCall call) {
    return call.query("worker")
        .orElseThrow(() -> ApiException.badRequest("The query parameter worker has no value."));
  }

  private Reply list(ApiCall call, Cluster cluster, View view) {
    Optional<String> pool = call.query("pool");
    boolean deleted = call.query("showDeleted").filter("true"::equals).isPresent();
    JsonArray answer = new JsonArray();
    Instant time = world.listTime();
    for (Worker worker : cluster.workers) {
      boolean inPool =
          pool.map(p -> p.equals(worker.pool.id) || p.equals(worker.pool.name)).orElse(true);
      boolean there = !worker.created.isAfter(time) && (deleted || !worker.deleted(time));
      if (inPool && there) {
        answer.add(view.apply(cluster, worker, time));
      }
    }
    return Reply.json(200, answer);
  }

  private Reply one(ApiCall call, Cluster cluster, String id, View view) {
    return Reply.json(
        call.operation().success(), view.apply(cluster, find(cluster, id), world.now()));
  }

  private Worker find(Cluster cluster, String id) {
    return cluster.workers.stream()
        .filter(w -> w.id.equals(id) && !w.deleted(world.now()))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("worker node"));
  }

  private Reply withoutCluster(ApiCall call) {
    for (Cluster cluster : access.list(call, c -> c.provider().equals("classic"))) {
      for (Worker worker : cluster.workers) {
        if (worker.id.equals(call.path("workerId")) && !worker.deleted(world.now())) {
          return Reply.json(200, views.v1(cluster, worker, world.now()));
        }
      }
    }
    throw ApiException.notFound("worker node");
  }

  private Reply add(ApiCall call) {
    Cluster cluster = access.need(call, "classic");
    Pool pool = cluster.pools.values().iterator().next();
    String zone = pool.zones.keySet().iterator().next();
    int count = Math.max(Numbers.of(call, "workerNum", 0), Numbers.of(call, "count", 0));
    if (count < 1) {
      throw ApiException.badRequest("The field workerNum has to be at least 1.");
    }
    for (int i = 0; i < count; i++) {
      world.addWorker(cluster, pool, zone, lifecycle.newWorker());
    }
    return Reply.empty(call.operation().success());
  }

  private Reply update(ApiCall call) {
    Cluster cluster = access.need(call);
    Worker worker = find(cluster, call.path("workerId"));
    String action = call.needField("action");
    switch (action) {
      case "reboot" -> reboot(cluster, worker);
      case "reload" -> {
        needClassic(cluster);
        lifecycle.reload(worker, patched(cluster, worker));
      }
      case "update" -> {
        needClassic(cluster);
        lifecycle.reload(worker, cluster.fullVersion(world.now()));
      }
      default -> throw ApiException.badRequest("The action " + action + " is not supported.");
    }
    return Reply.empty(call.operation().success());
  }

  /** IBM's tools reboot workers of VPC clusters by v1 too; a Satellite host is its owner's. */
  private void reboot(Cluster cluster, Worker worker) {
    if (cluster.provider().equals("satellite")) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
    lifecycle.reboot(worker);
  }

  /** By IBM's pages, update and reload by v1 are for classic workers alone. */
  private static void needClassic(Cluster cluster) {
    if (!cluster.provider().equals("classic")) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
  }

  private String patched(Cluster cluster, Worker worker) {
    return cluster.full(Versions.latestPatch(cluster.openShift(), worker.versions.at(world.now())));
  }

  private Worker replace(ApiCall call, Cluster cluster) {
    Worker worker = find(cluster, call.needField("workerID"));
    return lifecycle.replace(
        cluster,
        worker,
        call.flag("update") ? cluster.fullVersion(world.now()) : patched(cluster, worker));
  }

  private Reply replaceClassic(ApiCall call) {
    Cluster cluster = access.need(call);
    if (cluster.provider().equals("satellite")) {
      throw ApiException.wrongProvider(ClusterViews.provider(cluster));
    }
    replace(call, cluster);
    return Reply.empty(204);
  }

  /** IBM's Go client reads a body here. */
  private Reply replaceVpc(ApiCall call) {
    Worker fresh = replace(call, access.need(call, "vpc"));
    JsonObject answer = new JsonObject();
    answer.addProperty("id", fresh.id);
    answer.addProperty("poolID", fresh.pool.id);
    answer.addProperty("poolName", fresh.pool.name);
    answer.addProperty("location", fresh.zone);
    return Reply.json(call.operation().success(), answer);
  }

  private Reply remove(ApiCall call, Cluster cluster, String id) {
    lifecycle.delete(find(cluster, id));
    return Reply.empty(call.operation().success());
  }
}

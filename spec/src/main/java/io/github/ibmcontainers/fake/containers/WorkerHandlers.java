package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

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
    this.views = new WorkerViews(world);
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
    handlers.put("replaceWorker", c -> replace(c, access.need(c)));
    handlers.put("vpcReplaceWorker", c -> replace(c, access.need(c, "vpc")));
    handlers.put("V2RemoveWorker", c -> remove(c, access.need(c), c.needField("workerID")));
  }

  private static String worker(ApiCall call) {
    return call.query("worker")
        .orElseThrow(() -> ApiException.badRequest("The query parameter worker has no value."));
  }

  private Reply list(ApiCall call, Cluster cluster, BiFunction<Cluster, Worker, JsonObject> view) {
    Optional<String> pool = call.query("pool");
    boolean deleted = call.query("showDeleted").filter("true"::equals).isPresent();
    JsonArray answer = new JsonArray();
    for (Worker worker : cluster.workers) {
      boolean inPool =
          pool.map(p -> p.equals(worker.pool.id) || p.equals(worker.pool.name)).orElse(true);
      if (inPool && (deleted || !worker.deleted(world.now()))) {
        answer.add(view.apply(cluster, worker));
      }
    }
    return Reply.json(200, answer);
  }

  private Reply one(
      ApiCall call, Cluster cluster, String id, BiFunction<Cluster, Worker, JsonObject> view) {
    return Reply.json(call.operation().success(), view.apply(cluster, find(cluster, id)));
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
          return Reply.json(200, views.v1(cluster, worker));
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
    Cluster cluster = access.need(call, "classic");
    Worker worker = find(cluster, call.path("workerId"));
    String action = call.needField("action");
    switch (action) {
      case "reboot" -> lifecycle.restart(cluster, worker, "rebooting", false);
      case "reload" -> lifecycle.restart(cluster, worker, "reloading", false);
      case "update" -> lifecycle.restart(cluster, worker, "reloading", true);
      default -> throw ApiException.badRequest("The action " + action + " is not supported.");
    }
    return Reply.empty(call.operation().success());
  }

  private Reply replace(ApiCall call, Cluster cluster) {
    lifecycle.replace(cluster, find(cluster, call.needField("workerID")), call.flag("update"));
    return Reply.empty(call.operation().success());
  }

  private Reply remove(ApiCall call, Cluster cluster, String id) {
    lifecycle.delete(find(cluster, id));
    return Reply.empty(call.operation().success());
  }
}

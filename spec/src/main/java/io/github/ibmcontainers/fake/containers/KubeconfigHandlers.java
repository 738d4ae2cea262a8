package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The operations that download kubeconfigs and synchronize RBAC rules. */
final class KubeconfigHandlers {
  private final Inventory inventory;
  private final ClusterLookup clusters;
  private final MasterUrls masters;
  private final ClusterCredentials credentials;

  KubeconfigHandlers(
      Inventory inventory,
      ClusterLookup clusters,
      MasterUrls masters,
      ClusterCredentials credentials) {
    this.inventory = inventory;
    this.clusters = clusters;
    this.masters = masters;
    this.credentials = credentials;
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetClusterConfig", call -> v1(call, false));
    handlers.put("GetClusterConfigAdmin", call -> v1(call, true));
    handlers.put("GetKubeconfig", this::getKubeconfig);
    handlers.put("ApplyRBACAndGetKubeconfig", this::applyRbac);
    handlers.put("GetRBACStatus", this::rbacStatus);
  }

  private Reply v1(ApiCall call, boolean admin) {
    Cluster cluster = ready(call);
    boolean network = call.query("createNetworkConfig").filter("true"::equals).isPresent();
    if (network && !admin) {
      throw ApiException.badRequest("A network configuration is available to administrators only.");
    }
    if (call.query("skipRBAC").filter("true"::equals).isEmpty()) {
      credentials.requestRbac(cluster, call.iamId());
    }
    String format = call.query("format").orElse("zip");
    return download(call, cluster, publicServer(cluster), format, admin, network, true);
  }

  private Reply getKubeconfig(ApiCall call) {
    Cluster cluster = ready(call);
    return v2(
        call,
        cluster,
        call.query("format").orElse("json"),
        call.query("admin").filter("true"::equals).isPresent(),
        call.query("network").filter("true"::equals).isPresent(),
        call.query("endpointType"));
  }

  private Reply applyRbac(ApiCall call) {
    Cluster cluster = ready(call);
    credentials.requestRbac(cluster, call.iamId());
    return v2(
        call,
        cluster,
        call.field("format").orElse("json"),
        call.flag("admin"),
        call.flag("network"),
        call.field("endpointType"));
  }

  private Reply v2(
      ApiCall call,
      Cluster cluster,
      String format,
      boolean admin,
      boolean network,
      Optional<String> endpointType) {
    if (network && !(admin && format.equals("zip"))) {
      throw ApiException.badRequest("A network configuration requires admin and the format zip.");
    }
    return download(call, cluster, server(cluster, endpointType), format, admin, network, false);
  }

  private String server(Cluster cluster, Optional<String> endpointType) {
    return switch (endpointType.orElse("")) {
      case "" -> publicServer(cluster);
      case "private" -> {
        if (!cluster.privateEndpoint) {
          throw ApiException.badRequest("The private service endpoint is not enabled.");
        }
        yield masters.privateUrl(cluster);
      }
      case "vpe" -> {
        if (!cluster.provider().equals("vpc")) {
          throw ApiException.badRequest("Only VPC clusters have a virtual private endpoint.");
        }
        yield masters.vpeUrl(cluster);
      }
      case "link" -> {
        if (!cluster.provider().equals("satellite")) {
          throw ApiException.badRequest("Only Satellite clusters have a link endpoint.");
        }
        yield masters.publicUrl(cluster);
      }
      default ->
          throw ApiException.badRequest(
              "The endpoint type '" + endpointType.orElse("") + "' is not supported.");
    };
  }

  private String publicServer(Cluster cluster) {
    return cluster.publicEndpoint ? masters.publicUrl(cluster) : masters.privateUrl(cluster);
  }

  private Reply download(
      ApiCall call,
      Cluster cluster,
      String server,
      String format,
      boolean admin,
      boolean network,
      boolean folder) {
    String type =
        switch (format) {
          case "json" -> "application/json";
          case "yaml" -> "text/plain; charset=utf-8";
          case "zip" -> "application/zip";
          default ->
              throw ApiException.badRequest(
                  "The format must be json, yaml or zip, not '" + format + "'.");
        };
    return Reply.of(
        200,
        type,
        credentials.kubeconfig(
            new KubeconfigDownload(
                cluster,
                server,
                call.claims().orElseThrow(),
                call.header("X-Auth-Refresh-Token"),
                format,
                admin,
                network,
                folder)));
  }

  private Reply rbacStatus(ApiCall call) {
    Cluster cluster = clusters.require(call);
    JsonObject answer = new JsonObject();
    answer.addProperty("synchronized", credentials.rbacSynchronized(cluster, call.iamId()));
    answer.addProperty("error", credentials.rbacFailed(cluster));
    return Reply.json(200, answer);
  }

  /** Returns the cluster; rejects the request if the cluster was created too recently. */
  private Cluster ready(ApiCall call) {
    Cluster cluster = clusters.require(call);
    Instant now = inventory.now();
    String state = cluster.states.at(now);
    boolean notReady =
        state.equals("requested")
            || state.equals("deploying")
            || now.isBefore(cluster.states.since(now).plus(inventory.times().rbacSync()));
    if (notReady && !cluster.removed) {
      throw ApiException.of(
          503, "G0003", "General", "The cluster is not ready yet. Try again in a few minutes.");
    }
    return cluster;
  }
}

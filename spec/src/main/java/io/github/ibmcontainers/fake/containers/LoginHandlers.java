package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kubeconfig downloads and the synchronisation of RBAC. */
final class LoginHandlers {
  private final World world;
  private final ClusterAccess access;
  private final Masters masters;
  private final ClusterLogin login;

  LoginHandlers(World world, ClusterAccess access, Masters masters, ClusterLogin login) {
    this.world = world;
    this.access = access;
    this.masters = masters;
    this.login = login;
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
      throw ApiException.badRequest("A network configuration is for administrators alone.");
    }
    if (call.query("skipRBAC").filter("true"::equals).isEmpty()) {
      login.requestRbac(cluster, call.iamId());
    }
    String format = call.query("format").orElse("zip");
    return download(call, cluster, publicServer(cluster), format, admin, network);
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
    login.requestRbac(cluster, call.iamId());
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
      throw ApiException.badRequest("A network configuration needs admin and the format zip.");
    }
    return download(call, cluster, server(cluster, endpointType), format, admin, network);
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
          throw ApiException.badRequest("Only clusters on VPC have a virtual private endpoint.");
        }
        yield masters.vpeUrl(cluster);
      }
      case "link" -> {
        if (!cluster.provider().equals("satellite")) {
          throw ApiException.badRequest("Only clusters on Satellite have a link endpoint.");
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
      ApiCall call, Cluster cluster, String server, String format, boolean admin, boolean network) {
    if (!List.of("json", "yaml", "zip").contains(format)) {
      throw ApiException.badRequest("The format '" + format + "' is not json, yaml or zip.");
    }
    JsonObject claims = call.claims().orElseThrow();
    String type =
        switch (format) {
          case "json" -> "application/json";
          case "zip" -> "application/zip";
          default -> "text/plain; charset=utf-8";
        };
    return Reply.of(
        200,
        type,
        login.kubeconfig(
            cluster, server, claims, call.header("X-Auth-Refresh-Token"), format, admin, network));
  }

  private Reply rbacStatus(ApiCall call) {
    Cluster cluster = access.need(call);
    JsonObject answer = new JsonObject();
    answer.addProperty("synchronized", login.rbacSynchronised(cluster, call.iamId()));
    answer.addProperty("error", login.rbacFailed(cluster));
    return Reply.json(200, answer);
  }

  /** For a while after its create a cluster has no configuration to give. */
  private Cluster ready(ApiCall call) {
    Cluster cluster = access.need(call);
    Instant now = world.now();
    String state = cluster.states.at(now);
    boolean young =
        state.equals("requested")
            || state.equals("deploying")
            || now.isBefore(cluster.states.since(now).plus(world.times().rbacSync()));
    if (young && !cluster.removed) {
      throw ApiException.of(
          503, "G0003", "General", "The cluster is not ready yet. Try again in a few minutes.");
    }
    return cluster;
  }
}

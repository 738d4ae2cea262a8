package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Map;

/** The operations on application load balancers. */
final class AlbHandlers {
  private final ClusterLookup clusters;

  AlbHandlers(ClusterLookup clusters) {
    this.clusters = clusters;
  }

  private record ClusterAlb(Cluster cluster, Cluster.Alb alb) {}

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetClusterALBs", call -> list(clusters.require(call, "classic"), true));
    handlers.put("GetClusterALB", call -> one(find(call, call.path("albID"), "classic"), true));
    handlers.put("EnableALB", call -> enable(call, call.requireField("albID"), "classic"));
    handlers.put("DisableALB", call -> switchTo(call, call.path("albID"), "classic", false));
    handlers.put(
        "CreateALB", call -> create(call, clusters.require(call, "classic"), call.path("zoneId")));
    handlers.put("V2GetClusterALBs", call -> list(clusters.require(call), false));
    handlers.put(
        "V2GetClusterALB", call -> one(find(call, call.query("albID").orElse(""), ""), false));
    handlers.put("VpcEnableALB", call -> enable(call, call.requireField("albID"), "vpc"));
    handlers.put("VpcDisableALB", call -> switchTo(call, call.requireField("albID"), "vpc", false));
    handlers.put(
        "VpcCreateALB",
        call -> create(call, clusters.require(call, "vpc"), call.requireField("zone")));
  }

  private ClusterAlb find(ApiCall call, String id, String provider) {
    for (Cluster cluster : clusters.list(call, c -> true)) {
      Cluster.Alb alb = cluster.albs.get(id);
      if (alb != null) {
        if (!provider.isEmpty() && !cluster.provider().equals(provider)) {
          throw ApiException.wrongProvider(ClusterViews.provider(cluster));
        }
        return new ClusterAlb(cluster, alb);
      }
    }
    throw ApiException.notFound("ALB");
  }

  /** Responses of v1 have the fields of classic infrastructure, those of v2 the fields of VPC. */
  private Reply list(Cluster cluster, boolean v1) {
    JsonArray albs = new JsonArray();
    cluster.albs.values().forEach(alb -> albs.add(view(new ClusterAlb(cluster, alb), v1)));
    JsonObject answer = new JsonObject();
    answer.addProperty("id", cluster.id);
    answer.addProperty("region", cluster.region());
    answer.addProperty("dataCenter", cluster.zones().get(0));
    answer.addProperty("isPaid", true);
    answer.addProperty(
        v1 ? "ingressHostname" : "publicIngressHostname", cluster.name() + ".example.com");
    answer.addProperty(v1 ? "ingressSecretName" : "publicIngressSecretName", cluster.name());
    answer.add("alb", albs);
    return Reply.json(200, answer);
  }

  private Reply one(ClusterAlb alb, boolean v1) {
    return Reply.json(200, view(alb, v1));
  }

  private JsonObject view(ClusterAlb clusterAlb, boolean v1) {
    Cluster owner = clusterAlb.cluster();
    Cluster.Alb alb = clusterAlb.alb();
    boolean classic = owner.provider().equals("classic");
    JsonObject json = new JsonObject();
    json.addProperty("albID", alb.id);
    json.addProperty("albType", alb.type);
    json.addProperty("name", "");
    json.addProperty("zone", alb.zone);
    json.addProperty("enable", alb.enabled);
    json.addProperty("disableDeployment", !alb.enabled);
    json.addProperty("state", alb.enabled ? "enabled" : "disabled");
    json.addProperty("status", alb.enabled ? "healthy" : "");
    json.addProperty("createdDate", ClusterViews.date(owner.created));
    json.addProperty("numOfInstances", "2");
    json.addProperty("resize", false);
    json.addProperty("albBuild", alb.build);
    json.addProperty("authBuild", "");
    json.addProperty(v1 ? "clusterID" : "cluster", owner.id);
    if (v1) {
      json.addProperty("albip", alb.enabled ? "169.46.1." + (1 + owner.number % 250) : "");
      json.addProperty("vlanID", Catalog.vlan(alb.zone, alb.type.equals("public")));
      json.addProperty("nlbVersion", "");
    } else {
      json.addProperty(
          "loadBalancerHostname", alb.enabled && !classic ? alb.id + ".lb.appdomain.cloud" : "");
    }
    return json;
  }

  private Reply enable(ApiCall call, String id, String provider) {
    boolean on = call.json().has("enable") ? call.flag("enable") : true;
    return switchTo(call, id, provider, on);
  }

  private Reply switchTo(ApiCall call, String id, String provider, boolean on) {
    find(call, id, provider).alb().enabled = on;
    return call.emptyReply();
  }

  private Reply create(ApiCall call, Cluster cluster, String zone) {
    String type = call.field("type").orElse("public");
    if (!type.equals("public") && !type.equals("private")) {
      throw ApiException.badRequest("The type '" + type + "' is not public or private.");
    }
    String id = type + "-cr" + cluster.id + "-alb" + (cluster.albs.size() + 1);
    cluster.albs.put(id, new Cluster.Alb(id, type, zone, call.flag("enableByDefault")));
    JsonObject answer = new JsonObject();
    answer.addProperty("alb", id);
    answer.addProperty("cluster", cluster.id);
    return Reply.json(call.operation().success(), answer);
  }
}

package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.Map;

/** The health monitors of subdomains. */
final class HealthMonitors {
  private static final String KIND = "health monitor";

  private final Context context;

  private HealthMonitors(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    HealthMonitors group = new HealthMonitors(context);
    context.on("AddNlbDNSHealthMonitor", group::configure);
    context.on("UpdateNlbDNSHealthMonitor", group::setState);
    context.on("GetNlbDNSHealthMonitor", group::get);
    context.on("ListNlbDNSHealthMonitors", group::list);
    context.on("ListNlbDNSHealthMonitorStatus", group::status);
  }

  private Map<String, JsonObject> monitors(ApiCall call) {
    return context.items(context.cluster(call).id(), KIND);
  }

  private JsonObject subdomain(ApiCall call, String name) {
    JsonObject found = DnsOperations.of(context, context.cluster(call)).get(name);
    if (found == null) {
      throw ApiException.notFound("subdomain");
    }
    return found;
  }

  private JsonObject require(ApiCall call, String host) {
    JsonObject monitor = monitors(call).get(host);
    if (monitor == null) {
      throw ApiException.notFound(KIND);
    }
    return monitor;
  }

  private Reply configure(ApiCall call) {
    String host = call.requireField("nlbHost");
    subdomain(call, host);
    JsonObject existing = monitors(call).get(host);
    JsonObject monitor =
        existing != null
            ? existing
            : Json.of("createdOn", context.now(), "monitorState", "disabled", "nlbHost", host);
    call.json().entrySet().stream()
        .filter(e -> !e.getKey().equals("monitorState"))
        .forEach(e -> monitor.add(e.getKey(), e.getValue()));
    monitor.addProperty("clusterID", context.cluster(call).id());
    monitor.addProperty("modifiedOn", context.now());
    monitors(call).put(host, monitor);
    return call.reply(call.documentedFields(monitor));
  }

  private Reply setState(ApiCall call) {
    String host = call.requireField("nlbHost");
    String state = call.requireField("nlbMonitorState");
    if (!state.equals("enabled") && !state.equals("disabled")) {
      throw ApiException.badRequest("The state must be enabled or disabled, not '" + state + "'.");
    }
    require(call, host).addProperty("monitorState", state);
    subdomain(call, host).addProperty("monitor", state);
    return call.emptyReply();
  }

  private Reply get(ApiCall call) {
    return Reply.json(200, call.documentedFields(require(call, call.path("nlbHost"))));
  }

  private Reply list(ApiCall call) {
    Cluster cluster = context.cluster(call);
    JsonArray configurations = new JsonArray();
    for (JsonObject monitor : monitors(call).values()) {
      JsonObject properties = Json.object(monitor, "healthcheckProperties");
      JsonObject entry =
          Json.of(
              "clusterID",
              cluster.id(),
              "nlbHost",
              Json.text(monitor, "nlbHost"),
              "healthCheckStatus",
              Json.text(monitor, "monitorState"),
              "path",
              Json.text(properties, "path"),
              "type",
              Json.text(properties, "type"));
      if (properties.has("port")) {
        entry.add("port", properties.get("port"));
      }
      configurations.add(entry);
    }
    return reply(cluster, configurations, new JsonArray());
  }

  private Reply status(ApiCall call) {
    Cluster cluster = context.cluster(call);
    JsonArray states = new JsonArray();
    for (JsonObject monitor : monitors(call).values()) {
      String host = Json.text(monitor, "nlbHost");
      boolean enabled = Json.text(monitor, "monitorState").equals("enabled");
      for (String address : Json.texts(subdomain(call, host), "addresses")) {
        states.add(
            Json.of(
                "clusterID",
                cluster.id(),
                "nlbHost",
                host,
                "nlbIP",
                address,
                "monitorState",
                enabled ? "enabled" : "disabled",
                "monitorStatus",
                enabled ? "Healthy" : "N/A"));
      }
    }
    return reply(cluster, new JsonArray(), states);
  }

  private static Reply reply(Cluster cluster, JsonArray configurations, JsonArray states) {
    return Reply.json(
        200,
        Json.of(
            "clusterid",
            cluster.id(),
            "nlbs",
            new JsonArray(),
            "nlbHealthCheckConfigs",
            configurations,
            "nlbHealthCheckStatus",
            states));
  }
}

package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;

/** Logging and monitoring instances of a cluster. IBM discontinued these operations in 2025. */
final class ObservabilityOperations {
  private ObservabilityOperations() {}

  static void register(Context context) {
    register(context, "Logging", "logdna-agent");
    register(context, "Monitoring", "sysdig-agent");
  }

  private static void register(Context context, String what, String agent) {
    context
        .ofCluster(what + " instance")
        .key("instanceId", "instance")
        .onCreate((call, item) -> make(call, item, agent, false))
        .create("Create" + what + "Instance")
        .get("Get" + what + "Instance")
        .list("Get" + what + "Instances")
        .update("Modify" + what + "Instance", ObservabilityOperations::modify)
        .remove("Remove" + what + "Instance");
    context
        .ofCluster(what + " instance")
        .key("instanceId", "instance")
        .onCreate((call, item) -> make(call, item, agent, true))
        .create("Discover" + what + "Instance");
  }

  private static void make(ApiCall call, JsonObject item, String agent, boolean discovered) {
    String instance = call.requireField("instance");
    item.addProperty("instanceId", instance);
    item.addProperty("instanceName", instance);
    item.addProperty("daemonsetName", agent);
    item.addProperty("agentNamespace", "ibm-observe");
    item.addProperty("namespace", "ibm-observe");
    item.addProperty("discoveredAgent", discovered);
    item.addProperty("privateEndpoint", call.flag("privateEndpoint"));
    item.addProperty("crn", "");
    item.addProperty("agentKey", "");
  }

  private static void modify(ApiCall call, JsonObject item) {
    call.field("newInstance").ifPresent(name -> item.addProperty("instanceName", name));
    if (call.json().has("privateEndpoint")) {
      item.addProperty("privateEndpoint", call.flag("privateEndpoint"));
    }
  }
}

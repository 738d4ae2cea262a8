package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Json;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Log forwarding and log filters of a cluster, and collections of master logs. */
final class LoggingOperations {
  private static final Set<String> SOURCES =
      Set.of(
          "container", "storage", "worker", "kubernetes", "ingress", "application", "kube-audit");

  private LoggingOperations() {}

  static void register(Context context) {
    context
        .ofCluster("logging configuration")
        .key("id")
        .onCreate(LoggingOperations::makeConfiguration)
        .create("CreateLoggingConfig")
        .list("FetchLoggingConfigs")
        .list("FetchLoggingConfigsForSource", "logSource")
        .update("UpdateLoggingConfig")
        .remove("DeleteLoggingConfig")
        .clear("DeleteLoggingConfigs");
    context
        .ofCluster("logging filter")
        .key("id")
        .onCreate(LoggingOperations::makeFilter)
        .create("CreateFilterConfig")
        .list("FetchFilterConfigs")
        .get("FetchFilterConfig")
        .update("UpdateFilterConfig")
        .remove("DeleteFilterConfig")
        .clear("DeleteFilterConfigs");
    context
        .setting("update policy of logging")
        .defaultValue(call -> Json.of("autoUpdate", true, "latestVersion", true))
        .get("GetFluentdUpdatePolicy")
        .put("ChangeFluentdUpdatePolicy");
    context.on(
        "RefreshLoggingConfig",
        call -> {
          context.cluster(call);
          return call.emptyReply();
        });
    context.on(
        "GetDefaultLoggingEndpoint",
        call ->
            Reply.json(
                200,
                Json.of(
                    "endpoint",
                    "logs." + context.cluster(call).region() + ".example.com:443",
                    "hostname",
                    "logs." + context.cluster(call).region() + ".example.com",
                    "port",
                    443)));
    context.on("CreateMasterLogCollection", call -> collect(context, call));
    context.on("GetMasterLogCollectionStatus", call -> collections(context, call));
  }

  private static void makeConfiguration(ApiCall call, JsonObject item) {
    String source = call.path("logSource");
    if (!SOURCES.contains(source)) {
      throw ApiException.badRequest("The log source '" + source + "' is not supported.");
    }
    item.addProperty("id", UUID.randomUUID().toString());
    item.addProperty("logSource", source);
    item.addProperty("endpoint", "");
    item.addProperty("version", "1");
    item.add("errors", new JsonArray());
  }

  private static void makeFilter(ApiCall call, JsonObject item) {
    item.addProperty("id", UUID.randomUUID().toString());
    item.addProperty("label", "");
    item.addProperty("version", "1");
    item.add("coveringFilters", new JsonArray());
    if (!item.has("loggingConfigs")) {
      item.add("loggingConfigs", new JsonArray());
    }
  }

  private static Map<String, JsonObject> logs(Context context, ApiCall call) {
    return context.items(context.cluster(call).id(), "master logs");
  }

  private static Reply collect(Context context, ApiCall call) {
    String bucket = call.requireField("bucket");
    String endpoint = call.requireField("endpoint");
    logs(context, call)
        .put(
            "",
            Json.of(
                "startTime",
                context.now(),
                "state",
                "completed",
                "error",
                "",
                "urls",
                Json.array(
                    Set.of(
                        "https://"
                            + endpoint
                            + "/"
                            + bucket
                            + "/"
                            + Ids.hex(bucket).substring(0, 8)
                            + ".tar.gz"))));
    return call.emptyReply();
  }

  private static Reply collections(Context context, ApiCall call) {
    return Reply.json(200, Json.array(logs(context, call).values()));
  }
}

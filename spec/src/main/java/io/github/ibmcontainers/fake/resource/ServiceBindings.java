package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.store.Json;

/** Operations that bind services to namespaces of a cluster. */
final class ServiceBindings {
  private ServiceBindings() {}

  static void register(Context context) {
    context
        .ofCluster("bound service")
        .key("namespace")
        .key("serviceid", "serviceInstanceId")
        .onCreate(ServiceBindings::make)
        .create("BindServiceToNamespace", ServiceBindings::answer)
        .list("ListServicesForAllNamespaces")
        .list("ListServicesInNamespace", "namespace")
        .remove("UnbindServiceFromNamespace");
  }

  private static void make(ApiCall call, JsonObject item) {
    String service = call.requireField("serviceInstanceGUID");
    item.addProperty("namespace", call.requireField("namespaceID"));
    item.addProperty("serviceid", service);
    item.addProperty("servicename", service);
    item.addProperty(
        "servicekeyname",
        call.field("serviceKeyGUID").orElse("kube-" + item.get("namespace").getAsString()));
  }

  private static JsonObject answer(ApiCall call, JsonObject item) {
    String service = Json.text(item, "serviceid");
    return Json.of(
        "binding",
        "{}",
        "namespaceID",
        Json.text(item, "namespace"),
        "secretName",
        "binding-" + service,
        "serviceInstanceGUID",
        service);
  }
}

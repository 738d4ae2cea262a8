package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Sets the default values of the API reference. */
final class Defaults {
  private static final JsonObject POD =
      parse(
          """
          {"restartPolicy": "Always", "terminationGracePeriodSeconds": 30, "dnsPolicy":
           "ClusterFirst", "serviceAccountName": "default", "serviceAccount": "default",
           "securityContext": {}, "schedulerName": "default-scheduler", "priority": 0,
           "enableServiceLinks": true, "preemptionPolicy": "PreemptLowerPriority"}
          """);
  private static final JsonObject CONTAINER =
      parse(
          """
          {"resources": {}, "terminationMessagePath": "/dev/termination-log",
           "terminationMessagePolicy": "File", "imagePullPolicy": "IfNotPresent"}
          """);
  private static final JsonObject DEPLOYMENT =
      parse(
          """
          {"replicas": 1, "revisionHistoryLimit": 10, "progressDeadlineSeconds": 600,
           "strategy": {"type": "RollingUpdate", "rollingUpdate":
             {"maxUnavailable": "25%", "maxSurge": "25%"}}}
          """);
  private static final JsonObject DAEMON_SET =
      parse(
          """
          {"revisionHistoryLimit": 10, "updateStrategy": {"type": "RollingUpdate",
           "rollingUpdate": {"maxUnavailable": 1, "maxSurge": 0}}}
          """);
  private static final JsonObject SERVICE =
      parse(
          """
          {"type": "ClusterIP", "sessionAffinity": "None", "internalTrafficPolicy": "Cluster",
           "ipFamilies": ["IPv4"], "ipFamilyPolicy": "SingleStack"}
          """);

  private Defaults() {}

  private static JsonObject parse(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** Sets missing fields of an object. */
  static void fill(ResourceType type, JsonObject object) {
    switch (type.plural()) {
      case "pods" -> pod(KubeJson.child(object, "spec"));
      case "deployments" -> workload(object, DEPLOYMENT);
      case "replicasets" -> workload(object, parse("{\"replicas\": 1}"));
      case "daemonsets" -> workload(object, DAEMON_SET);
      case "services" -> service(object);
      case "secrets" -> secret(object);
      case "namespaces", "projects" -> namespace(object);
      case "routes" -> route(object);
      default -> {}
    }
  }

  private static void setMissing(JsonObject object, JsonObject defaults) {
    for (Map.Entry<String, JsonElement> entry : defaults.entrySet()) {
      if (!object.has(entry.getKey())) {
        object.add(entry.getKey(), entry.getValue().deepCopy());
      }
    }
  }

  private static void workload(JsonObject object, JsonObject defaults) {
    JsonObject spec = KubeJson.child(object, "spec");
    setMissing(spec, defaults);
    pod(KubeJson.child(KubeJson.child(spec, "template"), "spec"));
  }

  private static void pod(JsonObject spec) {
    setMissing(spec, POD);
    for (String list : List.of("containers", "initContainers")) {
      for (JsonObject container : KubeJson.list(spec, list)) {
        setMissing(container, CONTAINER);
        for (JsonObject port : KubeJson.list(container, "ports")) {
          setMissing(port, parse("{\"protocol\": \"TCP\"}"));
        }
      }
    }
  }

  private static void service(JsonObject object) {
    JsonObject spec = KubeJson.child(object, "spec");
    setMissing(spec, SERVICE);
    for (JsonObject port : KubeJson.list(spec, "ports")) {
      setMissing(port, parse("{\"protocol\": \"TCP\"}"));
      if (port.has("port") && !port.has("targetPort")) {
        port.add("targetPort", port.get("port"));
      }
    }
    if (!spec.has("clusterIP") && !KubeJson.text(spec, "type").equals("ExternalName")) {
      int hash = (KubeJson.namespace(object) + "/" + KubeJson.name(object)).hashCode();
      String address =
          "172.21." + Math.floorMod(hash >> 8, 256) + "." + (Math.floorMod(hash, 253) + 2);
      spec.addProperty("clusterIP", address);
      spec.add("clusterIPs", KubeJson.array(List.of(address)));
    }
    KubeJson.child(KubeJson.child(object, "status"), "loadBalancer");
  }

  /** Converts {@code stringData}, which is write-only, to {@code data}. */
  private static void secret(JsonObject object) {
    if (!object.has("type")) {
      object.addProperty("type", "Opaque");
    }
    if (object.has("stringData")) {
      JsonObject data = KubeJson.child(object, "data");
      KubeJson.strings(KubeJson.map(object, "stringData"))
          .forEach(
              (key, text) ->
                  data.addProperty(
                      key,
                      Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
      object.remove("stringData");
    }
  }

  private static void namespace(JsonObject object) {
    KubeJson.child(KubeJson.metadata(object), "labels")
        .addProperty("kubernetes.io/metadata.name", KubeJson.name(object));
    JsonObject spec = KubeJson.child(object, "spec");
    if (!spec.has("finalizers")) {
      spec.add("finalizers", KubeJson.array(List.of("kubernetes")));
    }
    JsonObject status = KubeJson.child(object, "status");
    if (!status.has("phase")) {
      status.addProperty("phase", "Active");
    }
  }

  private static void route(JsonObject object) {
    JsonObject spec = KubeJson.child(object, "spec");
    setMissing(spec, parse("{\"wildcardPolicy\": \"None\"}"));
    setMissing(KubeJson.child(spec, "to"), parse("{\"kind\": \"Service\", \"weight\": 100}"));
    if (!spec.has("host")) {
      spec.addProperty(
          "host",
          KubeJson.name(object)
              + "-"
              + KubeJson.namespace(object)
              + ".apps.example.containers.appdomain.cloud");
    }
    JsonObject status = KubeJson.child(object, "status");
    if (!status.has("ingress")) {
      JsonObject admitted = parse("{\"type\": \"Admitted\", \"status\": \"True\"}");
      JsonObject ingress = new JsonObject();
      ingress.add("host", spec.get("host"));
      ingress.addProperty("routerName", "default");
      ingress.addProperty("wildcardPolicy", "None");
      ingress.add("conditions", KubeJson.arrayOf(admitted));
      status.add("ingress", KubeJson.arrayOf(ingress));
    }
  }
}

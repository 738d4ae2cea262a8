package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Represents objects as rows of tables, as {@code kubectl get} prints them. */
final class Tables {
  private Tables() {}

  private record Column(String name, int priority, Function<JsonObject, Object> value) {
    Column(String name, Function<JsonObject, Object> value) {
      this(name, 0, value);
    }
  }

  /** Returns a column that is only in wide output. */
  private static Column wide(String name, String... path) {
    return new Column(
        name,
        1,
        object -> {
          String value = KubeJson.text(object, path);
          return value.isEmpty() ? "<none>" : value;
        });
  }

  private static Column text(String name, String... path) {
    return new Column(name, object -> KubeJson.text(object, path));
  }

  private static Column number(String name, String... path) {
    return new Column(name, object -> KubeJson.number(object, 0, path));
  }

  private static final Column AGE =
      new Column("Age", object -> age(KubeJson.text(object, "metadata", "creationTimestamp")));

  private static final Map<String, List<Column>> COLUMNS =
      Map.ofEntries(
          Map.entry("namespaces", List.of(text("Status", "status", "phase"), AGE)),
          Map.entry(
              "projects",
              List.of(
                  text("Display Name", "metadata", "annotations", "openshift.io/display-name"),
                  text("Status", "status", "phase"))),
          Map.entry(
              "nodes",
              List.of(
                  new Column("Status", Tables::nodeStatus),
                  new Column("Roles", object -> "<none>"),
                  AGE,
                  text("Version", "status", "nodeInfo", "kubeletVersion"),
                  new Column("Internal-IP", 1, Tables::internalAddress),
                  wide("OS-Image", "status", "nodeInfo", "osImage"),
                  wide("Kernel-Version", "status", "nodeInfo", "kernelVersion"),
                  wide("Container-Runtime", "status", "nodeInfo", "containerRuntimeVersion"))),
          Map.entry(
              "pods",
              List.of(
                  new Column("Ready", Tables::readyContainers),
                  new Column("Status", Tables::podStatus),
                  new Column("Restarts", object -> "0"),
                  AGE,
                  wide("IP", "status", "podIP"),
                  wide("Node", "spec", "nodeName"))),
          Map.entry(
              "services",
              List.of(
                  text("Type", "spec", "type"),
                  text("Cluster-IP", "spec", "clusterIP"),
                  new Column("External-IP", object -> "<none>"),
                  new Column("Port(s)", Tables::ports),
                  AGE)),
          Map.entry("configmaps", List.of(new Column("Data", Tables::entries), AGE)),
          Map.entry(
              "secrets", List.of(text("Type", "type"), new Column("Data", Tables::entries), AGE)),
          Map.entry(
              "serviceaccounts",
              List.of(
                  new Column("Secrets", object -> KubeJson.list(object, "secrets").size()), AGE)),
          Map.entry(
              "deployments",
              List.of(
                  new Column(
                      "Ready",
                      object ->
                          KubeJson.number(object, 0, "status", "readyReplicas")
                              + "/"
                              + KubeJson.number(object, 1, "spec", "replicas")),
                  number("Up-to-date", "status", "updatedReplicas"),
                  number("Available", "status", "availableReplicas"),
                  AGE)),
          Map.entry(
              "replicasets",
              List.of(
                  number("Desired", "spec", "replicas"),
                  number("Current", "status", "replicas"),
                  number("Ready", "status", "readyReplicas"),
                  AGE)),
          Map.entry(
              "daemonsets",
              List.of(
                  number("Desired", "status", "desiredNumberScheduled"),
                  number("Current", "status", "currentNumberScheduled"),
                  number("Ready", "status", "numberReady"),
                  number("Up-to-date", "status", "updatedNumberScheduled"),
                  number("Available", "status", "numberAvailable"),
                  new Column("Node Selector", object -> "<none>"),
                  AGE)),
          Map.entry(
              "poddisruptionbudgets",
              List.of(
                  new Column("Min Available", object -> orNone(object, "minAvailable")),
                  new Column("Max Unavailable", object -> orNone(object, "maxUnavailable")),
                  number("Allowed Disruptions", "status", "disruptionsAllowed"),
                  AGE)),
          Map.entry(
              "events",
              List.of(
                  new Column("Last Seen", event -> age(KubeJson.text(event, "lastTimestamp"))),
                  text("Type", "type"),
                  text("Reason", "reason"),
                  new Column(
                      "Object",
                      object ->
                          KubeJson.text(object, "involvedObject", "kind")
                                  .toLowerCase(java.util.Locale.ROOT)
                              + "/"
                              + KubeJson.text(object, "involvedObject", "name")),
                  text("Message", "message"))),
          Map.entry(
              "routes",
              List.of(
                  text("Host/Port", "spec", "host"),
                  text("Path", "spec", "path"),
                  text("Services", "spec", "to", "name"),
                  text("Termination", "spec", "tls", "termination"),
                  AGE)),
          Map.entry(
              "clusterversions", List.of(text("Version", "status", "desired", "version"), AGE)));

  static JsonObject table(
      ResourceType type, List<JsonObject> objects, String version, String include) {
    List<Column> columns = COLUMNS.getOrDefault(type.plural(), List.of(AGE));
    JsonObject table = KubeJson.object("meta.k8s.io/v1", "Table");
    JsonObject metadata = KubeJson.metadata(table);
    if (!version.isEmpty()) {
      metadata.addProperty("resourceVersion", version);
    }
    JsonArray definitions = new JsonArray();
    definitions.add(definition("Name", "name", 0));
    columns.forEach(column -> definitions.add(definition(column.name(), "", column.priority())));
    table.add("columnDefinitions", definitions);
    JsonArray rows = new JsonArray();
    objects.forEach(object -> rows.add(row(columns, object, include)));
    table.add("rows", rows);
    return table;
  }

  private static JsonObject definition(String name, String format, int priority) {
    JsonObject definition = new JsonObject();
    definition.addProperty("name", name);
    definition.addProperty("type", "string");
    definition.addProperty("format", format);
    definition.addProperty("description", name);
    definition.addProperty("priority", priority);
    return definition;
  }

  private static JsonObject row(List<Column> columns, JsonObject object, String include) {
    JsonArray cells = new JsonArray();
    cells.add(KubeJson.name(object));
    for (Column column : columns) {
      Object value = column.value().apply(object);
      cells.add(
          value instanceof Integer number
              ? new JsonPrimitive(number)
              : new JsonPrimitive(value.toString()));
    }
    JsonObject row = new JsonObject();
    row.add("cells", cells);
    switch (include) {
      case "Object" -> row.add("object", object);
      case "None" -> {}
      default -> {
        JsonObject metadata = KubeJson.object("meta.k8s.io/v1", "PartialObjectMetadata");
        metadata.add("metadata", object.get("metadata"));
        row.add("object", metadata);
      }
    }
    return row;
  }

  /** Computes ages with the system clock, like kubectl. */
  private static String age(String created) {
    if (created.isEmpty()) {
      return "<unknown>";
    }
    long seconds =
        Math.max(
            0,
            java.time.Duration.between(java.time.Instant.parse(created), java.time.Instant.now())
                .toSeconds());
    return seconds < 120
        ? seconds + "s"
        : seconds < 7200
            ? seconds / 60 + "m"
            : seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }

  private static String internalAddress(JsonObject node) {
    return KubeJson.list(node, "status", "addresses").stream()
        .filter(a -> KubeJson.text(a, "type").equals("InternalIP"))
        .map(a -> KubeJson.text(a, "address"))
        .findFirst()
        .orElse("<none>");
  }

  private static String nodeStatus(JsonObject node) {
    return (KubeJson.hasCondition(node, "Ready") ? "Ready" : "NotReady")
        + (KubeJson.flag(node, "spec", "unschedulable") ? ",SchedulingDisabled" : "");
  }

  private static String podStatus(JsonObject pod) {
    return KubeJson.at(pod, "metadata", "deletionTimestamp").isPresent()
        ? "Terminating"
        : KubeJson.text(pod, "status", "phase");
  }

  private static String readyContainers(JsonObject pod) {
    long ready =
        KubeJson.list(pod, "status", "containerStatuses").stream()
            .filter(c -> KubeJson.flag(c, "ready"))
            .count();
    return ready + "/" + KubeJson.list(pod, "spec", "containers").size();
  }

  private static String ports(JsonObject service) {
    return String.join(
        ",",
        KubeJson.list(service, "spec", "ports").stream()
            .map(p -> KubeJson.text(p, "port") + "/" + KubeJson.text(p, "protocol"))
            .toList());
  }

  private static Integer entries(JsonObject object) {
    return KubeJson.map(object, "data").size() + KubeJson.map(object, "binaryData").size();
  }

  private static String orNone(JsonObject budget, String field) {
    return KubeJson.at(budget, "spec", field).map(JsonElement::getAsString).orElse("N/A");
  }
}

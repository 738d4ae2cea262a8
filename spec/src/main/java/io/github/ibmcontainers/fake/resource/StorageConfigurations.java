package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Storage templates, configurations, and their assignments to clusters and cluster groups. */
final class StorageConfigurations {
  private static final String CONFIGURATION = "storage configuration";
  private static final String ASSIGNMENT = "storage assignment";
  private static final String TEMPLATE = "odf-remote";
  private static final List<String> TEMPLATE_VERSIONS = List.of("4.16", "4.15");

  private final Context context;
  private final SatelliteLocations locations;

  private StorageConfigurations(Context context) {
    this.context = context;
    this.locations = new SatelliteLocations(context.inventory());
  }

  static void register(Context context) {
    StorageConfigurations group = new StorageConfigurations(context);
    context.on("GetStorageTemplates", StorageConfigurations::templates);
    context.on("GetStorageTemplate", StorageConfigurations::template);
    context
        .ofAccount(CONFIGURATION)
        .key("config-name")
        .onCreate(group::makeConfiguration)
        .create(
            "CreateStorageConfiguration",
            (call, item) -> Json.of("addChannel", Json.of("uuid", Json.text(item, "uuid"))))
        .get("GetStorageConfiguration")
        .update(
            "UpdateStorageConfiguration",
            group::updateConfiguration,
            (call, item) -> new JsonObject());
    context.on("GetStorageConfigurations", group::configurations);
    context.on("RemoveStorageConfiguration", group::removeConfiguration);
    context
        .ofAccount(ASSIGNMENT)
        .key("uuid")
        .onCreate(group::makeAssignment)
        .create("createAssignment", StorageConfigurations::added)
        .create("createAssignmentByCluster", StorageConfigurations::added)
        .get("GetAssignment")
        .list("GetAssignments")
        .update(
            "updateAssignment",
            group::updateAssignment,
            (call, item) -> success("editSubscription", item))
        .update(
            "UpdateAssignmentVersion",
            (call, item) -> item.addProperty("versionUuid", call.requireField("versionUuid")),
            (call, item) -> success("setSubscription", item))
        .remove("RemoveAssignment");
    context.on("GetAssignmentByName", group::assignmentByName);
    context.on("GetAssignmentsByConfig", group::assignmentsByConfiguration);
    context.on("SetAssignmentAutoupgrade", group::autoUpgrade);
    context.on("GetAssignedStorageConfigs", group::ofCluster);
    context.on("GetAvailableStorageClasses", group::storageClasses);
  }

  private static JsonObject added(ApiCall call, JsonObject item) {
    return Json.of("addSubscription", Json.of("uuid", Json.text(item, "uuid")));
  }

  private static JsonObject success(String field, JsonObject item) {
    return Json.of(field, Json.of("uuid", Json.text(item, "uuid"), "success", true));
  }

  private static JsonObject version(String name) {
    return Json.of(
        "name",
        name,
        "description",
        "",
        "custom-parameters",
        new JsonArray(),
        "storage-class-parameters",
        new JsonArray(),
        "storage-class-template",
        "");
  }

  private static Reply templates(ApiCall call) {
    JsonObject template =
        Json.of(
            "name",
            TEMPLATE,
            "displayname",
            "OpenShift Data Foundation",
            "description",
            "",
            "enabled",
            "true",
            "provider",
            "ibm",
            "default-version",
            TEMPLATE_VERSIONS.get(0),
            "versions",
            Json.array(TEMPLATE_VERSIONS.stream().map(StorageConfigurations::version).toList()));
    return Reply.json(200, Json.array(List.of(template)));
  }

  private static Reply template(ApiCall call) {
    checkTemplate(call.requireQuery("name"), call.requireQuery("version"));
    return Reply.json(200, version(call.requireQuery("version")));
  }

  private static void checkTemplate(String name, String version) {
    if (!name.equals(TEMPLATE) || !TEMPLATE_VERSIONS.contains(version)) {
      throw ApiException.notFound("storage template '" + name + "' " + version);
    }
  }

  private Map<String, JsonObject> configurationsOf(ApiCall call) {
    return context.items(call.account(), CONFIGURATION);
  }

  private Map<String, JsonObject> assignmentsOf(ApiCall call) {
    return context.items(call.account(), ASSIGNMENT);
  }

  private void makeConfiguration(ApiCall call, JsonObject item) {
    call.requireField("config-name");
    String location = Json.text(locations.require(call, call.requireField("controller")), "id");
    call.field("storage-template-name")
        .ifPresent(
            name ->
                checkTemplate(
                    name, call.field("storage-template-version").orElse(TEMPLATE_VERSIONS.get(0))));
    item.addProperty("location", location);
    item.addProperty("uuid", UUID.randomUUID().toString());
    item.addProperty("config-version", "1");
    item.addProperty("versionUuid", UUID.randomUUID().toString());
  }

  private void updateConfiguration(ApiCall call, JsonObject item) {
    for (String field :
        List.of(
            "storage-template-version",
            "storage-class-parameters",
            "user-config-parameters",
            "user-secret-parameters")) {
      if (call.json().has(field)) {
        item.add(field, call.json().get(field));
      }
    }
    int version = Integer.parseInt(Json.text(item, "config-version")) + 1;
    item.addProperty("config-version", Integer.toString(version));
    item.addProperty("versionUuid", UUID.randomUUID().toString());
    if (call.flag("update-assignments")) {
      assignmentsOf(call).values().stream()
          .filter(a -> Json.text(a, "channelUuid").equals(Json.text(item, "uuid")))
          .forEach(a -> toLatest(a, item));
    }
  }

  private static void toLatest(JsonObject assignment, JsonObject configuration) {
    assignment.addProperty("version", Json.text(configuration, "config-version"));
    assignment.addProperty("versionUuid", Json.text(configuration, "versionUuid"));
  }

  private Reply configurations(ApiCall call) {
    String location =
        call.query("location").map(l -> Json.text(locations.require(call, l), "id")).orElse("");
    JsonArray answer = new JsonArray();
    configurationsOf(call).values().stream()
        .filter(c -> location.isEmpty() || Json.text(c, "location").equals(location))
        .forEach(c -> answer.add(call.documentedFields(c)));
    return Reply.json(200, answer);
  }

  private Reply removeConfiguration(ApiCall call) {
    String uuid = call.requireQuery("uuid");
    JsonObject found = configuration(call, uuid);
    boolean assigned =
        assignmentsOf(call).values().stream()
            .anyMatch(a -> Json.text(a, "channelUuid").equals(uuid));
    if (call.query("removeAssignments").filter("true"::equals).isPresent()) {
      assignmentsOf(call).values().removeIf(a -> Json.text(a, "channelUuid").equals(uuid));
    } else if (assigned) {
      throw ApiException.badRequest(
          "The storage configuration has assignments. Remove them first.");
    }
    configurationsOf(call).remove(Json.text(found, "config-name"));
    return call.emptyReply();
  }

  private JsonObject configuration(ApiCall call, String nameOrUuid) {
    return configurationsOf(call).values().stream()
        .filter(
            c ->
                Json.text(c, "uuid").equals(nameOrUuid)
                    || Json.text(c, "config-name").equals(nameOrUuid))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound(CONFIGURATION));
  }

  private void makeAssignment(ApiCall call, JsonObject item) {
    JsonObject configuration = configuration(call, call.requireField("config"));
    boolean byCluster = call.operation().id().equals("createAssignmentByCluster");
    if (byCluster) {
      Cluster cluster = context.cluster(call);
      item.addProperty("cluster", cluster.id());
      item.addProperty("clusterName", cluster.name());
    } else if (Json.list(item, "groups").isEmpty()) {
      throw ApiException.badRequest("The field groups is missing or empty.");
    }
    item.addProperty("name", call.requireField("name"));
    item.addProperty("uuid", UUID.randomUUID().toString());
    item.addProperty("channelUuid", Json.text(configuration, "uuid"));
    item.addProperty("channelName", Json.text(configuration, "config-name"));
    item.addProperty("created", context.now());
    item.addProperty("updated", context.now());
    item.addProperty("orgId", call.account());
    item.add("owner", Json.of("id", call.iamId(), "name", ""));
    item.add("rolloutStatus", Json.of("errorCount", 0, "successCount", 1));
    toLatest(item, configuration);
  }

  private void updateAssignment(ApiCall call, JsonObject item) {
    call.field("name").ifPresent(name -> item.addProperty("name", name));
    if (call.json().has("groups")) {
      item.add("groups", call.json().get("groups"));
    }
    if (call.flag("updateConfigVersion")) {
      toLatest(item, configuration(call, Json.text(item, "channelUuid")));
    }
    item.addProperty("updated", context.now());
  }

  private Reply assignmentByName(ApiCall call) {
    String name = call.requireQuery("name");
    return assignmentsOf(call).values().stream()
        .filter(a -> Json.text(a, "name").equals(name))
        .findFirst()
        .map(a -> Reply.json(200, call.documentedFields(a)))
        .orElseThrow(() -> ApiException.notFound(ASSIGNMENT));
  }

  private Reply assignmentsByConfiguration(ApiCall call) {
    String uuid = Json.text(configuration(call, call.requireQuery("config")), "uuid");
    JsonArray answer = new JsonArray();
    assignmentsOf(call).values().stream()
        .filter(a -> Json.text(a, "channelUuid").equals(uuid))
        .forEach(a -> answer.add(call.documentedFields(a)));
    return Reply.json(200, answer);
  }

  private Reply autoUpgrade(ApiCall call) {
    String configuration = Json.text(configuration(call, call.requireField("config")), "uuid");
    JsonObject selection = Json.object(call.json(), "assignment");
    List<String> uuids = Json.texts(selection, "uuid");
    boolean all = selection.has("all") && selection.get("all").getAsBoolean();
    for (String uuid : uuids) {
      if (!assignmentsOf(call).containsKey(uuid)) {
        throw ApiException.notFound(ASSIGNMENT);
      }
    }
    assignmentsOf(call).values().stream()
        .filter(a -> Json.text(a, "channelUuid").equals(configuration))
        .filter(a -> all || uuids.contains(Json.text(a, "uuid")))
        .forEach(a -> a.addProperty("autopatch", call.flag("autopatch")));
    return call.emptyReply();
  }

  private Reply ofCluster(ApiCall call) {
    String cluster = context.cluster(call).id();
    JsonArray answer = new JsonArray();
    assignmentsOf(call).values().stream()
        .filter(a -> Json.text(a, "cluster").equals(cluster))
        .map(a -> configuration(call, Json.text(a, "channelUuid")))
        .forEach(
            c ->
                answer.add(
                    Json.of(
                        "uuid",
                        Json.text(c, "uuid"),
                        "config-name",
                        Json.text(c, "config-name"),
                        "config-attributes",
                        Json.of(
                            "template-name",
                            Json.text(c, "storage-template-name"),
                            "template-version",
                            Json.text(c, "storage-template-version"),
                            "storage-classes",
                            new JsonArray()))));
    return Reply.json(200, answer);
  }

  private Reply storageClasses(ApiCall call) {
    String cluster = context.cluster(call).id();
    boolean assigned =
        assignmentsOf(call).values().stream()
            .anyMatch(a -> Json.text(a, "cluster").equals(cluster));
    return Reply.json(
        200,
        Json.of(
            "storage-classes",
            Json.array(assigned ? List.of("sat-ocs-cephrbd-gold") : List.<String>of())));
  }
}

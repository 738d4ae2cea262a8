package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.List;
import java.util.Map;

/** Ingress secrets, and the Secrets Manager instances of a cluster. */
final class IngressSecrets {
  private static final String KIND = "ingress secret";
  private static final String INSTANCE = "ingress instance";
  private static final String SEEDED = "ingress secrets seeded";
  private static final String EXPIRY = "2027-01-01T00:00:00+0000";

  private final Context context;

  private IngressSecrets(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    IngressSecrets group = new IngressSecrets(context);
    context.on("CreateSecret", group::create);
    context.on("GetSecret", call -> Reply.json(200, call.documentedFields(group.require(call))));
    context.on("GetSecrets", group::list);
    context.on("UpdateSecret", group::update);
    context.on("DeleteIngressSecret", group::delete);
    context.on("AddSecretField", group::addFields);
    context.on("RemoveSecretField", group::removeFields);
    context
        .ofCluster(INSTANCE)
        .key("name")
        .onCreate(group::makeInstance)
        .create("RegisterInstance")
        .get("GetInstance")
        .list("GetInstances")
        .update("UpdateInstance", group::updateInstance)
        .remove("UnregisterInstance");
  }

  /**
   * Returns the Ingress secrets of a cluster, which initially has that of its default subdomain.
   */
  static Map<String, JsonObject> of(Context context, Cluster cluster) {
    Map<String, JsonObject> secrets = context.items(cluster.id(), KIND);
    if (context.items(cluster.id(), SEEDED).putIfAbsent("", new JsonObject()) == null) {
      JsonObject first =
          secret(
              context,
              cluster,
              cluster.name(),
              cluster.openShift() ? "openshift-ingress" : "default",
              "TLS");
      first.addProperty("userManaged", false);
      first.addProperty("domain", cluster.name() + ".containers.appdomain.cloud");
      secrets.put(key(first), first);
    }
    return secrets;
  }

  private static JsonObject secret(
      Context context, Cluster cluster, String name, String namespace, String type) {
    return Json.of(
        "cluster",
        cluster.id(),
        "name",
        name,
        "namespace",
        namespace,
        "type",
        type,
        "secretType",
        type.equals("TLS") ? "imported_cert" : "arbitrary",
        "crn",
        "",
        "domain",
        "",
        "expiresOn",
        EXPIRY,
        "lastUpdatedTimestamp",
        context.now(),
        "status",
        "created",
        "persistence",
        false,
        "userManaged",
        true,
        "fields",
        new JsonArray());
  }

  private static String key(JsonObject secret) {
    return Json.text(secret, "namespace") + "/" + Json.text(secret, "name");
  }

  private Map<String, JsonObject> secrets(ApiCall call) {
    return of(context, context.cluster(call));
  }

  private JsonObject require(ApiCall call) {
    String name = call.value("name").orElse("");
    String namespace = call.value("namespace").orElse("");
    JsonObject secret = secrets(call).get(namespace + "/" + name);
    if (secret == null) {
      throw ApiException.of(
          404, "E0024", "ALBSecret", "The specified Ingress secret could not be found.");
    }
    return secret;
  }

  private Reply create(ApiCall call) {
    Cluster cluster = context.cluster(call);
    String type = call.field("type").orElse("TLS");
    String namespace =
        call.field("namespace")
            .orElse(cluster.openShift() ? "openshift-ingress" : "ibm-cert-store");
    JsonObject secret = secret(context, cluster, call.requireField("name"), namespace, type);
    if (secrets(call).containsKey(key(secret))) {
      throw ApiException.conflict(
          "E0025", "The Ingress secret '" + key(secret) + "' already exists.");
    }
    if (type.equals("TLS") && call.field("crn").isEmpty()) {
      throw ApiException.badRequest("The field crn is missing or empty.");
    }
    call.field("crn").ifPresent(crn -> secret.addProperty("crn", crn));
    secret.addProperty("persistence", call.flag("persistence"));
    addFields(call, secret);
    secrets(call).put(key(secret), secret);
    return call.reply(call.documentedFields(secret));
  }

  private void addFields(ApiCall call, JsonObject secret) {
    JsonArray fields = Json.list(secret, "fields");
    for (JsonElement element : Json.list(call.json(), "add")) {
      JsonObject field = element.getAsJsonObject();
      String crn = Json.text(field, "crn");
      String name = Json.text(field, "name");
      if (crn.isEmpty()) {
        throw ApiException.badRequest("The field add.crn is missing or empty.");
      }
      fields.add(
          Json.of(
              "crn",
              crn,
              "name",
              name.isEmpty() ? crn.substring(crn.lastIndexOf(':') + 1) : name,
              "secretType",
              "arbitrary",
              "expiresOn",
              "",
              "lastUpdatedTimestamp",
              context.now()));
    }
    secret.add("fields", fields);
  }

  private Reply list(ApiCall call) {
    JsonArray answer = new JsonArray();
    secrets(call).values().forEach(s -> answer.add(call.documentedFields(s)));
    return Reply.json(200, answer);
  }

  private Reply update(ApiCall call) {
    JsonObject secret = require(call);
    call.field("crn").ifPresent(crn -> secret.addProperty("crn", crn));
    return updated(call, secret);
  }

  private Reply updated(ApiCall call, JsonObject secret) {
    secret.addProperty("lastUpdatedTimestamp", context.now());
    return call.reply(call.documentedFields(secret));
  }

  private Reply addFields(ApiCall call) {
    JsonObject secret = requireOpaque(call);
    addFields(call, secret);
    return updated(call, secret);
  }

  private Reply removeFields(ApiCall call) {
    JsonObject secret = requireOpaque(call);
    JsonArray kept = new JsonArray();
    List<String> names =
        Json.list(call.json(), "remove").asList().stream()
            .map(e -> Json.text(e.getAsJsonObject(), "name"))
            .toList();
    JsonArray fields = Json.list(secret, "fields");
    for (String name : names) {
      if (fields.asList().stream()
          .noneMatch(f -> Json.text(f.getAsJsonObject(), "name").equals(name))) {
        throw ApiException.notFound("field '" + name + "'");
      }
    }
    fields.forEach(
        f -> {
          if (!names.contains(Json.text(f.getAsJsonObject(), "name"))) {
            kept.add(f);
          }
        });
    secret.add("fields", kept);
    return updated(call, secret);
  }

  private JsonObject requireOpaque(ApiCall call) {
    JsonObject secret = require(call);
    if (Json.text(secret, "type").equals("TLS")) {
      throw ApiException.badRequest("Only secrets of type Opaque have fields.");
    }
    return secret;
  }

  private Reply delete(ApiCall call) {
    secrets(call).remove(key(require(call)));
    return call.emptyReply();
  }

  private void makeInstance(ApiCall call, JsonObject item) {
    String crn = call.requireField("crn");
    String[] parts = crn.split(":", -1);
    item.addProperty("cluster", context.cluster(call).id());
    item.addProperty("name", parts.length > 7 ? parts[7] : crn);
    item.addProperty("status", "created");
    item.addProperty("type", "secrets-manager");
    item.addProperty("userManaged", true);
    item.addProperty("isDefault", call.flag("isDefault"));
    item.addProperty("secretGroupName", "");
    item.addProperty("callbackChannel", "");
    if (call.flag("isDefault")) {
      clearOtherDefaults(call, Json.text(item, "name"));
    }
  }

  private void updateInstance(ApiCall call, JsonObject item) {
    call.field("secretGroupID").ifPresent(id -> item.addProperty("secretGroupID", id));
    if (call.json().has("isDefault")) {
      item.addProperty("isDefault", call.flag("isDefault"));
      if (call.flag("isDefault")) {
        clearOtherDefaults(call, Json.text(item, "name"));
      }
    }
  }

  private void clearOtherDefaults(ApiCall call, String name) {
    context.items(context.cluster(call).id(), INSTANCE).values().stream()
        .filter(i -> !Json.text(i, "name").equals(name))
        .forEach(i -> i.addProperty("isDefault", false));
  }
}

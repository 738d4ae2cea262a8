package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.List;
import java.util.Map;

/** The secrets of ingress, and the Secrets Manager instances they come from. */
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
    context.on("GetSecret", call -> Reply.json(200, Context.answer(call, group.need(call))));
    context.on("GetSecrets", group::list);
    context.on("UpdateSecret", group::update);
    context.on("DeleteIngressSecret", group::delete);
    context.on("AddSecretField", group::addFields);
    context.on("RemoveSecretField", group::removeFields);
    context
        .ofCluster(INSTANCE)
        .key("name")
        .make(group::makeInstance)
        .create("RegisterInstance")
        .get("GetInstance")
        .list("GetInstances")
        .update("UpdateInstance", group::updateInstance)
        .remove("UnregisterInstance");
  }

  /** A cluster has the secret of its default subdomain from the start. */
  static Map<String, JsonObject> of(Context context, Cluster cluster) {
    Map<String, JsonObject> secrets = context.things(cluster.id(), KIND);
    if (context.things(cluster.id(), SEEDED).putIfAbsent("", new JsonObject()) == null) {
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

  private JsonObject need(ApiCall call) {
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
    JsonObject secret = secret(context, cluster, call.needField("name"), namespace, type);
    if (secrets(call).containsKey(key(secret))) {
      throw ApiException.conflict("E0025", "The Ingress secret '" + key(secret) + "' exists.");
    }
    if (type.equals("TLS") && call.field("crn").isEmpty()) {
      throw ApiException.badRequest("The field crn is missing or empty.");
    }
    call.field("crn").ifPresent(crn -> secret.addProperty("crn", crn));
    secret.addProperty("persistence", call.flag("persistence"));
    add(call, secret);
    secrets(call).put(key(secret), secret);
    return Context.reply(call, Context.answer(call, secret));
  }

  private void add(ApiCall call, JsonObject secret) {
    JsonArray fields = Json.list(secret, "fields");
    for (JsonElement element : Json.list(call.json(), "add")) {
      JsonObject asked = element.getAsJsonObject();
      String crn = Json.text(asked, "crn");
      String name = Json.text(asked, "name");
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
    secrets(call).values().forEach(s -> answer.add(Context.answer(call, s)));
    return Reply.json(200, answer);
  }

  private Reply update(ApiCall call) {
    JsonObject secret = need(call);
    call.field("crn").ifPresent(crn -> secret.addProperty("crn", crn));
    return changed(call, secret);
  }

  private Reply changed(ApiCall call, JsonObject secret) {
    secret.addProperty("lastUpdatedTimestamp", context.now());
    return Context.reply(call, Context.answer(call, secret));
  }

  private Reply addFields(ApiCall call) {
    JsonObject secret = needOpaque(call);
    add(call, secret);
    return changed(call, secret);
  }

  private Reply removeFields(ApiCall call) {
    JsonObject secret = needOpaque(call);
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
    return changed(call, secret);
  }

  private JsonObject needOpaque(ApiCall call) {
    JsonObject secret = need(call);
    if (Json.text(secret, "type").equals("TLS")) {
      throw ApiException.badRequest("Only secrets of type Opaque have fields.");
    }
    return secret;
  }

  private Reply delete(ApiCall call) {
    secrets(call).remove(key(need(call)));
    return Context.done(call);
  }

  private void makeInstance(ApiCall call, JsonObject item) {
    String crn = call.needField("crn");
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
      oneDefault(call, Json.text(item, "name"));
    }
  }

  private void updateInstance(ApiCall call, JsonObject item) {
    call.field("secretGroupID").ifPresent(id -> item.addProperty("secretGroupID", id));
    if (call.json().has("isDefault")) {
      item.addProperty("isDefault", call.flag("isDefault"));
      if (call.flag("isDefault")) {
        oneDefault(call, Json.text(item, "name"));
      }
    }
  }

  private void oneDefault(ApiCall call, String name) {
    context.things(context.cluster(call).id(), INSTANCE).values().stream()
        .filter(i -> !Json.text(i, "name").equals(name))
        .forEach(i -> i.addProperty("isDefault", false));
  }
}

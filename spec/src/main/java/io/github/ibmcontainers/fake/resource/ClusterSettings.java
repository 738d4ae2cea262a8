package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of a cluster: CA, access to the master, network protection, webhooks. */
final class ClusterSettings {
  private static final Set<String> OAUTH = Set.of("vpegw", "legacy");

  private final Context context;

  private ClusterSettings(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    ClusterSettings group = new ClusterSettings(context);
    context.on("GetCACert", group::caCertificate);
    context.on("CreateCA", group::createCa);
    context.on("RotateCACert", group::rotateCa);
    context.on("GetSecurityGroups", group::securityGroups);
    context.on("AutoUpdateMaster", group::autoUpdate);
    context
        .setting("OAuth access type")
        .defaultValue(call -> Json.of("oauth_access_type", "legacy"))
        .onSet((call, value) -> oneOf(value, "oauth_access_type", OAUTH))
        .get("GetOAuthAccessType")
        .put("SetOAuthAccessType");
    context
        .setting("outbound traffic protection")
        .onSet((call, value) -> checkOutbound(context, call, value))
        .put("SetOutboundTrafficProtection");
    context
        .setting("secure by default")
        .onSet((call, value) -> checkVpc(context, call))
        .put("EnableSecureByDefault");
    context
        .setting("audit webhook")
        .onSet((call, value) -> checkNotEmpty(value, "auditServer"))
        .get("GetAuditWebhook")
        .put("UpdateAuditWebhook")
        .remove("DeleteAuditWebhook");
    context
        .ofCluster("webhook")
        .key("url")
        .key("level")
        .onCreate((call, item) -> oneOf(item, "type", Set.of("slack")))
        .create("AddClusterWebhooks")
        .list("GetClusterWebhooks");
    registerAllowlist(context);
  }

  /** The allowlist of the private service endpoint. */
  private static void registerAllowlist(Context context) {
    context.setting("allowlist").get("GetClusterACLs").remove("DisableClusterACLs");
    context.on(
        "EnableClusterACLs",
        call -> {
          allowlists(context, call).putIfAbsent("", acl(List.of()));
          return call.emptyReply();
        });
    context.on("AddClusterACLs", call -> changeAllowlist(context, call, true));
    context.on("RemoveClusterACLs", call -> changeAllowlist(context, call, false));
  }

  private static Map<String, JsonObject> allowlists(Context context, ApiCall call) {
    return context.items(context.cluster(call).id(), "allowlist");
  }

  private static Reply changeAllowlist(Context context, ApiCall call, boolean add) {
    JsonObject allowlist = allowlists(context, call).get("");
    if (allowlist == null) {
      throw ApiException.notFound("allowlist");
    }
    Set<String> entries =
        new LinkedHashSet<>(
            Json.texts(Json.object(allowlist, "desiredCSEACLList"), "customAclEntries"));
    List<String> changes = Json.texts(call.json(), "aclList");
    if (add) {
      entries.addAll(changes);
    } else {
      entries.removeAll(changes);
    }
    allowlists(context, call).put("", acl(entries));
    return call.emptyReply();
  }

  private static JsonObject acl(Iterable<String> entries) {
    JsonArray system = Json.array(List.of("10.0.0.0/8"));
    JsonObject list = Json.of("customAclEntries", Json.array(entries), "systemAclEntries", system);
    return Json.of("actualCSEACLList", list, "desiredCSEACLList", list.deepCopy());
  }

  private static void oneOf(JsonObject value, String field, Set<String> allowed) {
    String given = Json.text(value, field);
    if (!allowed.contains(given)) {
      throw ApiException.badRequest(
          "The value '" + given + "' of " + field + " is not one of " + allowed + ".");
    }
  }

  private static void checkNotEmpty(JsonObject value, String field) {
    if (Json.text(value, field).isEmpty()) {
      throw ApiException.badRequest("The field " + field + " is missing or empty.");
    }
  }

  private static void checkVpc(Context context, ApiCall call) {
    Cluster cluster = context.cluster(call);
    if (!cluster.provider().equals("vpc")) {
      throw ApiException.wrongProvider(cluster.provider());
    }
  }

  private static void checkOutbound(Context context, ApiCall call, JsonObject value) {
    checkVpc(context, call);
    oneOf(value, "operation", Set.of("enable-outbound-protection", "disable-outbound-protection"));
  }

  private Reply caCertificate(ApiCall call) {
    Cluster cluster = context.cluster(call);
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getEncoder()
                .encodeToString(
                    ("CA " + cluster.caNumber() + " of " + cluster.id())
                        .getBytes(StandardCharsets.US_ASCII))
            + "\n-----END CERTIFICATE-----\n";
    return Reply.json(200, Json.of("caCert", pem));
  }

  /** Returns the security group that the service creates for each VPC cluster. */
  private Reply securityGroups(ApiCall call) {
    checkVpc(context, call);
    String id = context.cluster(call).id();
    JsonArray groups = new JsonArray();
    groups.add(
        Json.of(
            "id",
            "r006-" + Ids.hex("security group of " + id).substring(0, 12),
            "type",
            "cluster",
            "name",
            "kube-" + id,
            "userProvided",
            false,
            "shared",
            false));
    return Reply.json(200, groups);
  }

  private Reply createCa(ApiCall call) {
    Cluster cluster = context.cluster(call);
    context.items(cluster.id(), "new CA").put("", Json.of("id", Ids.hex(cluster.id())));
    return call.emptyReply();
  }

  /** A new CA must be created before the cluster can rotate to it. */
  private Reply rotateCa(ApiCall call) {
    Cluster cluster = context.cluster(call);
    if (context.items(cluster.id(), "new CA").remove("") == null) {
      throw ApiException.badRequest("Create a CA certificate before you rotate to it.");
    }
    cluster.rotateCa(context.inventory().now(), context.inventory().times().masterUpdating());
    return call.emptyReply();
  }

  private Reply autoUpdate(ApiCall call) {
    context.cluster(call).autoUpdate(call.flag("autoUpdate"));
    return call.emptyReply();
  }
}

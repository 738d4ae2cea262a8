package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Json;
import java.util.List;
import java.util.Map;

/** Settings of an account: infrastructure credentials, API keys of regions, and root keys. */
final class AccountOperations {
  private static final String CREDENTIALS = "credentials";
  private static final String KEY_OWNER = "key owner";

  private final Context context;

  private AccountOperations(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    AccountOperations group = new AccountOperations(context);
    context.on("StoreUserCredentials", group::storeCredentials);
    context.on("GetUserCredentials", group::credentials);
    context.on("RemoveUserCredentials", group::removeCredentials);
    context.on("GetUserConfig", group::userConfig);
    context.on("ResetUserAPIKey", group::resetKey);
    context.on("GetClusterKeyOwner", group::keyOwner);
    context.on("GetInfraPermissions", AccountOperations::permissions);
    context.on(
        "GetVlanSpanning", call -> Reply.json(200, Json.of("enabled", true, "modifiedDate", "")));
    context.on("KmsGetInstances", AccountOperations::keyServices);
    context.on("KmsGetCRKs", AccountOperations::rootKeys);
    context.on("kmsEnableCluster", group::enableKms);
    context.on("CreateKMSConfig", group::enableKms);
  }

  private Map<String, JsonObject> credentialsOf(ApiCall call) {
    return context.items(call.account(), CREDENTIALS);
  }

  private static String region(ApiCall call) {
    return call.header("X-Region").orElse("");
  }

  private Reply storeCredentials(ApiCall call) {
    String user =
        call.header("X-Auth-Softlayer-Username")
            .orElseThrow(() -> ApiException.badRequest("The user name is empty."));
    credentialsOf(call).put(region(call), Json.of("apiUser", user));
    return call.emptyReply();
  }

  private Reply credentials(ApiCall call) {
    JsonObject credentials = credentialsOf(call).get(region(call));
    if (credentials == null) {
      throw ApiException.notFound("infrastructure credentials");
    }
    return Reply.json(200, credentials);
  }

  private Reply removeCredentials(ApiCall call) {
    if (credentialsOf(call).remove(region(call)) == null) {
      throw ApiException.notFound("infrastructure credentials");
    }
    return call.emptyReply();
  }

  private Reply userConfig(ApiCall call) {
    return Reply.json(
        200,
        Json.of(
            "freeEnabled",
            true,
            "storedIaasCredentials",
            credentialsOf(call).containsKey(region(call))));
  }

  /** Makes the caller the owner of the API key that the clusters of a region use. */
  private Reply resetKey(ApiCall call) {
    context.items(call.account(), KEY_OWNER).put(region(call), owner(call));
    return call.emptyReply();
  }

  private static JsonObject owner(ApiCall call) {
    JsonObject claims = call.claims().orElseThrow();
    return Json.of(
        "id", call.iamId(), "name", Json.text(claims, "name"), "email", Json.text(claims, "email"));
  }

  private Reply keyOwner(ApiCall call) {
    String region = context.cluster(call).region();
    JsonObject stored = context.items(call.account(), KEY_OWNER).get(region);
    return Reply.json(
        200,
        stored != null
            ? stored
            : Json.of("id", "", "name", "Olivia Owner", "email", "owner@example.com"));
  }

  private static Reply permissions(ApiCall call) {
    JsonObject analysis =
        Json.of("insufficient", false, "missingPermissions", Json.array(List.of()));
    JsonObject role = Json.of("required", analysis, "recommended", analysis.deepCopy());
    return Reply.json(
        200,
        Json.of(
            "account",
            call.account(),
            "accountType",
            "linked",
            "networkManagerPermissions",
            role,
            "physicalWorkerManagerPermissions",
            role.deepCopy(),
            "storageManagerPermissions",
            role.deepCopy(),
            "virtualWorkerManagerPermissions",
            role.deepCopy()));
  }

  private static Reply keyServices(ApiCall call) {
    return Reply.json(
        200,
        Json.array(
            List.of(
                Json.of(
                    "instance_id", KMS, "name", "keys", "region", "us-south", "service", "kms"))));
  }

  private static final String KMS = "00000000-0000-4000-8000-00000000001a";
  private static final String ROOT_KEY = "00000000-0000-4000-8000-00000000002b";

  private static Reply rootKeys(ApiCall call) {
    if (!call.requireQuery("kms_instance").equals(KMS)) {
      throw ApiException.notFound("key management instance");
    }
    return Reply.json(200, Json.array(List.of(Json.of("crk_id", ROOT_KEY, "name", "root"))));
  }

  private Reply enableKms(ApiCall call) {
    if (call.field("crk_id").or(() -> call.field("crkID")).isEmpty()
        || call.field("instance_id").or(() -> call.field("instanceID")).isEmpty()) {
      throw ApiException.badRequest("The root key and its key management instance are required.");
    }
    context.cluster(call).enableKeyProtect();
    return call.emptyReply();
  }
}

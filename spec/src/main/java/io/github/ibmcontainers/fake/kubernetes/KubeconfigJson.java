package io.github.ibmcontainers.fake.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/** Writes a kubeconfig as JSON. */
final class KubeconfigJson {
  private KubeconfigJson() {}

  static String write(
      String context,
      String userName,
      String server,
      Optional<String> ca,
      Optional<JsonObject> user) {
    JsonObject config = new JsonObject();
    config.addProperty("kind", "Config");
    config.addProperty("apiVersion", "v1");
    config.add("preferences", new JsonObject());
    JsonObject cluster = new JsonObject();
    cluster.addProperty("server", server);
    ca.ifPresent(data -> cluster.addProperty("certificate-authority-data", data));
    config.add("clusters", named(context, "cluster", cluster));
    JsonArray users = new JsonArray();
    user.ifPresent(u -> users.addAll(named(userName, "user", u)));
    config.add("users", users);
    JsonObject contextValue = new JsonObject();
    contextValue.addProperty("cluster", context);
    contextValue.addProperty("user", user.isPresent() ? userName : "");
    contextValue.addProperty("namespace", "default");
    config.add("contexts", named(context, "context", contextValue));
    config.addProperty("current-context", context);
    return config.toString();
  }

  static Optional<JsonObject> certificate(String certificate, String key) {
    JsonObject user = new JsonObject();
    user.addProperty("client-certificate-data", certificate);
    user.addProperty("client-key-data", key);
    return Optional.of(user);
  }

  static Optional<JsonObject> authProvider(
      String issuer, String idToken, Optional<String> refreshToken) {
    JsonObject values = new JsonObject();
    values.addProperty("client-id", "kube");
    values.addProperty("client-secret", "kube");
    values.addProperty("id-token", idToken);
    values.addProperty("idp-issuer-url", issuer);
    refreshToken.ifPresent(token -> values.addProperty("refresh-token", token));
    JsonObject provider = new JsonObject();
    provider.addProperty("name", "oidc");
    provider.add("config", values);
    JsonObject user = new JsonObject();
    user.add("auth-provider", provider);
    return Optional.of(user);
  }

  private static JsonArray named(String name, String kind, JsonObject value) {
    JsonObject entry = new JsonObject();
    entry.addProperty("name", name);
    entry.add(kind, value);
    JsonArray array = new JsonArray();
    array.add(entry);
    return array;
  }
}

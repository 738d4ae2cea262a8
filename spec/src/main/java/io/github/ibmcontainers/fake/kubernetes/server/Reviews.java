package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import java.util.List;
import java.util.Optional;

/** Handles self subject reviews, which all authenticated callers can send. */
final class Reviews {
  private static final String AUTHORIZATION = "/apis/authorization.k8s.io/v1/";
  private static final List<String> PUBLIC_PATHS =
      List.of(
          "/api",
          "/api/*",
          "/apis",
          "/apis/*",
          "/healthz",
          "/livez",
          "/openapi",
          "/openapi/*",
          "/readyz",
          "/version",
          "/version/");

  private Reviews() {}

  /** Returns the response, if the path is that of a review. */
  static Optional<Reply> handle(Exchange exchange, Caller caller) {
    return switch (exchange.path()) {
      case AUTHORIZATION + "selfsubjectaccessreviews" -> {
        JsonObject review = body(exchange, "SelfSubjectAccessReview");
        review.add("status", access(review, caller));
        yield Optional.of(Reply.json(201, review));
      }
      case AUTHORIZATION + "selfsubjectrulesreviews" -> {
        JsonObject review = body(exchange, "SelfSubjectRulesReview");
        if (KubeJson.text(review, "spec", "namespace").isEmpty()) {
          throw ApiError.badRequest("no namespace on request");
        }
        review.add("status", rules(caller));
        yield Optional.of(Reply.json(201, review));
      }
      case "/apis/authentication.k8s.io/v1/selfsubjectreviews" -> {
        JsonObject review = body(exchange, "SelfSubjectReview");
        JsonObject user = new JsonObject();
        user.addProperty("username", caller.name());
        user.add("groups", groups(caller));
        KubeJson.child(review, "status").add("userInfo", user);
        yield Optional.of(Reply.json(201, review));
      }
      default -> Optional.empty();
    };
  }

  private static JsonArray groups(Caller caller) {
    return KubeJson.array(
        caller.iamId().isEmpty()
            ? List.of("system:masters", "system:authenticated")
            : List.of("system:authenticated"));
  }

  private static JsonObject body(Exchange exchange, String kind) {
    if (!exchange.method().equals("POST")) {
      throw ApiError.methodNotAllowed();
    }
    String type = exchange.headers().get("Content-Type");
    if (type != null && !type.contains("json")) {
      throw ApiError.unsupportedMediaType(
          "the body of the request was in an unknown format - accepted media types include:"
              + " application/json");
    }
    JsonElement parsed = ApiRequest.parse(exchange.text(), false);
    if (!parsed.isJsonObject() || !KubeJson.text(parsed.getAsJsonObject(), "kind").equals(kind)) {
      throw ApiError.badRequest("the object provided is not a " + kind);
    }
    JsonObject review = parsed.getAsJsonObject();
    KubeJson.metadata(review);
    return review;
  }

  private static JsonObject access(JsonObject review, Caller caller) {
    JsonObject resource = KubeJson.map(review, "spec", "resourceAttributes");
    JsonObject path = KubeJson.map(review, "spec", "nonResourceAttributes");
    if (resource.isEmpty() == path.isEmpty()) {
      throw ApiError.of(
          422,
          "Invalid",
          "SelfSubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.resourceAttributes:"
              + " Invalid value: exactly one of nonResourceAttributes or resourceAttributes must"
              + " be specified");
    }
    boolean allowedForAll =
        path.isEmpty()
            ? KubeJson.text(resource, "resource").startsWith("selfsubject")
                && KubeJson.text(resource, "verb").equals("create")
            : KubeJson.text(path, "verb").equals("get")
                && PUBLIC_PATHS.contains(KubeJson.text(path, "path"));
    JsonObject status = new JsonObject();
    status.addProperty("allowed", caller.authorized() || allowedForAll);
    if (caller.authorized()) {
      status.addProperty(
          "reason",
          "RBAC: allowed by ClusterRoleBinding \"ibm-admin\" of ClusterRole \"cluster-admin\" to"
              + " User \""
              + caller.name()
              + "\"");
    }
    return status;
  }

  private static JsonObject rules(Caller caller) {
    JsonArray resources = new JsonArray();
    resources.add(
        rule(
            List.of("create"),
            List.of("authorization.k8s.io"),
            List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews")));
    JsonArray paths = new JsonArray();
    paths.add(nonResource(List.of("get"), PUBLIC_PATHS));
    if (caller.authorized()) {
      resources.add(rule(List.of("*"), List.of("*"), List.of("*")));
      paths.add(nonResource(List.of("*"), List.of("*")));
    }
    JsonObject status = new JsonObject();
    status.add("resourceRules", resources);
    status.add("nonResourceRules", paths);
    status.addProperty("incomplete", false);
    return status;
  }

  private static JsonObject rule(List<String> verbs, List<String> groups, List<String> resources) {
    JsonObject rule = new JsonObject();
    rule.add("verbs", KubeJson.array(verbs));
    rule.add("apiGroups", KubeJson.array(groups));
    rule.add("resources", KubeJson.array(resources));
    return rule;
  }

  private static JsonObject nonResource(List<String> verbs, List<String> paths) {
    JsonObject rule = new JsonObject();
    rule.add("verbs", KubeJson.array(verbs));
    rule.add("nonResourceURLs", KubeJson.array(paths));
    return rule;
  }
}

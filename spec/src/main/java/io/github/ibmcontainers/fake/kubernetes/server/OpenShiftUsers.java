package io.github.ibmcontainers.fake.kubernetes.server;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NAMESPACES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PROJECTS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.USERS;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import java.util.List;
import java.util.Optional;

/** Operations that all users of OpenShift can execute. Guarded by the lock of the cluster. */
final class OpenShiftUsers {
  private static final String SELF = "/apis/user.openshift.io/v1/users/~";
  private static final String REQUESTS = "/apis/project.openshift.io/v1/projectrequests";

  private final ClusterState state;

  OpenShiftUsers(ClusterState state) {
    this.state = state;
  }

  Optional<Reply> handle(Exchange exchange, Caller caller) {
    JsonObject user = user(caller);
    if (exchange.path().equals(SELF)) {
      if (!exchange.method().equals("GET")) {
        throw ApiError.methodNotAllowed();
      }
      return Optional.of(Reply.json(200, user));
    }
    if (exchange.path().equals(REQUESTS)) {
      return Optional.of(project(exchange, caller));
    }
    return Optional.empty();
  }

  /** Returns the user, which OpenShift creates at the first login. */
  private JsonObject user(Caller caller) {
    if (caller.iamId().isEmpty()) {
      JsonObject admin = KubeJson.object("user.openshift.io/v1", "User");
      KubeJson.metadata(admin).addProperty("name", caller.name());
      admin.add("identities", com.google.gson.JsonNull.INSTANCE);
      admin.add("groups", KubeJson.array(List.of("system:authenticated", "system:masters")));
      return admin;
    }
    return state
        .store()
        .get(USERS, "", caller.name())
        .orElseGet(
            () -> {
              JsonObject user = new JsonObject();
              KubeJson.metadata(user).addProperty("name", caller.name());
              user.add("identities", KubeJson.array(List.of("IAM:" + caller.iamId())));
              user.add("groups", new JsonArray());
              return state.store().create(USERS, user);
            });
  }

  private Reply project(Exchange exchange, Caller caller) {
    return switch (exchange.method()) {
      case "GET" -> {
        JsonObject status = KubeJson.object("v1", "Status");
        status.add("metadata", new JsonObject());
        status.addProperty("status", "Success");
        yield Reply.json(200, status);
      }
      case "POST" -> {
        ApiRequest request = new ApiRequest(exchange, PROJECTS, "", "", "");
        JsonObject body = request.body();
        JsonObject project = new JsonObject();
        JsonObject metadata = KubeJson.metadata(project);
        metadata.addProperty("name", KubeJson.name(body));
        JsonObject annotations = KubeJson.child(metadata, "annotations");
        annotations.addProperty("openshift.io/description", KubeJson.text(body, "description"));
        annotations.addProperty("openshift.io/display-name", KubeJson.text(body, "displayName"));
        annotations.addProperty("openshift.io/requester", caller.name());
        Defaults.fill(PROJECTS, project);
        Validation.check(PROJECTS, project);
        if (state.store().get(NAMESPACES, "", KubeJson.name(body)).isPresent()) {
          throw ApiError.alreadyExists(PROJECTS, KubeJson.name(body));
        }
        JsonObject created = state.store().create(NAMESPACES, project);
        yield Reply.json(201, Representation.OBJECT.one(request, created));
      }
      default -> throw ApiError.methodNotAllowed();
    };
  }
}

package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lists objects, in pages if the request has a limit. All pages show the state at the time of the
 * first.
 */
final class Lists {
  private static final int MAX_SNAPSHOTS = 100;

  private final ObjectStore store;
  private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

  Lists(ObjectStore store) {
    this.store = store;
  }

  private record Snapshot(ResourceType type, List<JsonObject> rest, long version) {}

  Reply list(ApiRequest request) {
    String token = request.query("continue");
    Snapshot all = token.isEmpty() ? newSnapshot(request) : storedSnapshot(request, token);
    int limit = (int) Math.min(Integer.MAX_VALUE, request.number("limit"));
    boolean complete = limit == 0 || all.rest().size() <= limit;
    List<JsonObject> page = complete ? all.rest() : all.rest().subList(0, limit);
    JsonObject metadata = new JsonObject();
    metadata.addProperty("resourceVersion", Long.toString(all.version()));
    if (!complete) {
      List<JsonObject> rest = all.rest().subList(limit, all.rest().size());
      metadata.addProperty("continue", store(new Snapshot(all.type(), rest, all.version())));
      if (request.query("labelSelector").isEmpty() && request.query("fieldSelector").isEmpty()) {
        metadata.addProperty("remainingItemCount", rest.size());
      }
    }
    return Reply.json(200, Representation.of(request).list(request, page, metadata));
  }

  private Snapshot newSnapshot(ApiRequest request) {
    long requested = request.number("resourceVersion");
    if (requested > store.version()) {
      throw ApiError.of(
          504,
          "Timeout",
          "Too large resource version: " + requested + ", current: " + store.version());
    }
    boolean exact = request.query("resourceVersionMatch").equals("Exact");
    if (exact && requested != store.version()) {
      throw ApiError.expired(
          "The provided resource version is too old: " + requested + " (" + store.version() + ")");
    }
    return new Snapshot(
        request.type(),
        store.all(request.type().stored()).stream().filter(Selection.of(request)).toList(),
        store.version());
  }

  private Snapshot storedSnapshot(ApiRequest request, String token) {
    if (!request.query("resourceVersion").isEmpty() && request.number("resourceVersion") > 0) {
      throw ApiError.badRequest("specifying resource version is not allowed when using continue");
    }
    Snapshot snapshot = snapshots.get(token);
    if (snapshot != null && snapshot.type().equals(request.type())) {
      return snapshot;
    }
    if (!token.matches("[0-9a-f-]{36}")) {
      throw ApiError.badRequest("continue key is not valid");
    }
    throw ApiError.expired(
        "The provided continue parameter is too old to display a consistent list result."
            + " You can start a new list without the continue parameter.");
  }

  private String store(Snapshot snapshot) {
    String token = UUID.randomUUID().toString();
    snapshots.put(token, snapshot);
    if (snapshots.size() > MAX_SNAPSHOTS) {
      snapshots.remove(snapshots.keySet().iterator().next());
    }
    return token;
  }
}

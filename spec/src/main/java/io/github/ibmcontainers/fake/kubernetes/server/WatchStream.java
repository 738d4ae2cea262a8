package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.BodyStream;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The events of a watch: the existing objects, unless it starts at a resource version, and then
 * each change. It ends with a bookmark, if the client allows them, after its maximum duration.
 */
final class WatchStream implements BodyStream {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ClusterState state;
  private final ApiRequest request;
  private final Representation representation;
  private final Predicate<JsonObject> selection;
  private final long nanos;
  private final boolean sendsExisting;
  private long version;

  WatchStream(ClusterState state, ApiRequest request, Duration maxDuration) {
    this.state = state;
    this.request = request;
    representation = Representation.of(request);
    selection = Selection.of(request);
    long seconds = request.number("timeoutSeconds");
    Duration requested = Duration.ofSeconds(seconds);
    nanos =
        (seconds > 0 && requested.compareTo(maxDuration) < 0 ? requested : maxDuration).toNanos();
    version = request.number("resourceVersion");
    sendsExisting = version == 0;
  }

  @Override
  public void writeTo(Output output) throws IOException {
    long start = System.nanoTime();
    if (sendsExisting) {
      output.send(existing());
    }
    do {
      String events;
      synchronized (state) {
        state.reconcile();
        if (state.store().tooOld(version)) {
          output.send(event("ERROR", tooOld()));
          return;
        }
        events = changes();
      }
      if (!events.isEmpty()) {
        output.send(events);
      }
      if (!output.pause(PAUSE)) {
        return;
      }
    } while (System.nanoTime() - start < nanos);
    if (request.flag("allowWatchBookmarks")) {
      output.send(event("BOOKMARK", bookmark()));
    }
  }

  private JsonObject tooOld() {
    return ApiError.expired(
            "too old resource version: " + version + " (" + state.store().version() + ")")
        .status();
  }

  private String existing() {
    StringBuilder events = new StringBuilder();
    synchronized (state) {
      state.reconcile();
      version = state.store().version();
      for (JsonObject object : state.store().all(request.type().stored())) {
        if (selection.test(object)) {
          events.append(event("ADDED", representation.one(request, object)));
        }
      }
    }
    // An empty chunk would end the body. Clients ignore an empty line.
    return events.isEmpty() ? "\n" : events.toString();
  }

  private String changes() {
    StringBuilder events = new StringBuilder();
    for (ObjectStore.Change change : state.store().since(request.type().stored(), version)) {
      Optional<JsonObject> before = change.before().filter(selection);
      Optional<JsonObject> after = change.after().filter(selection);
      if (after.isPresent()) {
        String type = before.isPresent() ? "MODIFIED" : "ADDED";
        events.append(event(type, representation.one(request, after.get())));
      } else if (before.isPresent()) {
        events.append(event("DELETED", representation.one(request, last(change))));
      }
    }
    version = Math.max(version, state.store().version());
    return events.toString();
  }

  /**
   * An object that no longer matches is reported in its last matching state, at the new version.
   */
  private static JsonObject last(ObjectStore.Change change) {
    JsonObject last = change.before().orElseThrow().deepCopy();
    KubeJson.metadata(last).addProperty("resourceVersion", Long.toString(change.version()));
    return last;
  }

  private JsonObject bookmark() {
    JsonObject bookmark = KubeJson.object(request.type().apiVersion(), request.type().kind());
    KubeJson.metadata(bookmark).addProperty("resourceVersion", Long.toString(version));
    return bookmark;
  }

  private static String event(String type, JsonObject object) {
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("object", object);
    return Reply.toJson(event) + "\n";
  }
}

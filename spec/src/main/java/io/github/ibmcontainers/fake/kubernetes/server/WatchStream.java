package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.BodyStream;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The events of a watch: what there is, if it starts from nowhere, then each change once. It ends
 * when its time is over, with a bookmark if the client allows them.
 */
final class WatchStream implements BodyStream {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ClusterState state;
  private final ApiRequest request;
  private final Representation representation;
  private final Predicate<JsonObject> selection;
  private final long nanos;
  private final boolean fromNowhere;
  private long version;

  WatchStream(ClusterState state, ApiRequest request, Duration longest) {
    this.state = state;
    this.request = request;
    representation = Representation.of(request);
    selection = Selection.of(request);
    long seconds = request.number("timeoutSeconds");
    Duration asked = Duration.ofSeconds(seconds);
    nanos = (seconds > 0 && asked.compareTo(longest) < 0 ? asked : longest).toNanos();
    version = request.number("resourceVersion");
    fromNowhere = version == 0;
  }

  @Override
  public void writeTo(Output output) throws IOException {
    long start = System.nanoTime();
    if (fromNowhere) {
      output.send(initial());
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

  private String initial() {
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
    // Empty text would end the body; a line end is no event.
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
    return GSON.toJson(event) + "\n";
  }
}

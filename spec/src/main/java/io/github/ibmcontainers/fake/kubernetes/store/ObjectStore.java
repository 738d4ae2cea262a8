package io.github.ibmcontainers.fake.kubernetes.store;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The objects of one cluster with their resource versions, and a history of changes. Callers must
 * not modify returned objects, but copies of them. Guarded by the lock of the cluster.
 */
public final class ObjectStore {
  private static final int MAX_CHANGES = 20_000;

  private final Map<ResourceType, NavigableMap<Key, JsonObject>> objects = new HashMap<>();
  private final Deque<Change> history = new ArrayDeque<>();
  private final Clock clock;
  private long version = 1000;
  private long discardedUpTo = version;

  /** Creates an empty store. */
  public ObjectStore(Clock clock) {
    this.clock = clock;
  }

  /** Identifies an object within its type. */
  private record Key(String namespace, String name) implements Comparable<Key> {
    static Key of(JsonObject object) {
      return new Key(KubeJson.namespace(object), KubeJson.name(object));
    }

    @Override
    public int compareTo(Key other) {
      int first = namespace.compareTo(other.namespace);
      return first == 0 ? name.compareTo(other.name) : first;
    }
  }

  /**
   * A change of an object.
   *
   * @param version the resource version after the change
   * @param type the type of the object
   * @param before the object before the change; empty for a created object
   * @param after the object after the change; empty for a deleted object
   */
  public record Change(
      long version, ResourceType type, Optional<JsonObject> before, Optional<JsonObject> after) {

    /** Returns the latest state of the object. */
    public JsonObject object() {
      return after.or(() -> before).orElseThrow();
    }
  }

  /** Returns the resource version of the latest change. */
  public long version() {
    return version;
  }

  /** Returns the current time in the format of the Kubernetes API. */
  public String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Returns an object. */
  public Optional<JsonObject> get(ResourceType type, String namespace, String name) {
    return Optional.ofNullable(of(type).get(new Key(namespace, name)));
  }

  /** Returns all objects of a type, sorted by namespace and name. */
  public List<JsonObject> all(ResourceType type) {
    return List.copyOf(of(type).values());
  }

  /** Returns the objects of a type in a namespace, or in all namespaces for empty text. */
  public List<JsonObject> list(ResourceType type, String namespace) {
    return namespace.isEmpty()
        ? all(type)
        : List.copyOf(
            of(type)
                .subMap(new Key(namespace, ""), true, new Key(namespace + "\0", ""), false)
                .values());
  }

  /** Adds a new object and sets its uid, creation time and resource version. */
  public JsonObject create(ResourceType type, JsonObject object) {
    JsonObject added = object.deepCopy();
    JsonObject metadata = KubeJson.metadata(added);
    if (KubeJson.uid(added).isEmpty()) {
      metadata.addProperty("uid", UUID.randomUUID().toString());
    }
    if (!metadata.has("creationTimestamp")) {
      metadata.addProperty("creationTimestamp", now());
    }
    added.addProperty("kind", type.kind());
    added.addProperty("apiVersion", type.apiVersion());
    return put(type, Optional.empty(), added);
  }

  /** Replaces an object, unless it is unchanged. */
  public JsonObject update(ResourceType type, JsonObject object) {
    JsonObject before = of(type).get(Key.of(object));
    if (before == null) {
      throw new IllegalStateException("no such object: " + type + " " + KubeJson.name(object));
    }
    JsonObject after = object.deepCopy();
    KubeJson.metadata(after)
        .add("resourceVersion", KubeJson.metadata(before).get("resourceVersion"));
    return after.equals(before) ? before : put(type, Optional.of(before), after);
  }

  /** Removes an object, if it exists, and returns its last state. */
  public Optional<JsonObject> remove(ResourceType type, JsonObject object) {
    JsonObject before = of(type).remove(Key.of(object));
    if (before == null) {
      return Optional.empty();
    }
    version++;
    JsonObject last = before.deepCopy();
    KubeJson.metadata(last).addProperty("resourceVersion", Long.toString(version));
    record(new Change(version, type, Optional.of(last), Optional.empty()));
    return Optional.of(last);
  }

  private JsonObject put(ResourceType type, Optional<JsonObject> before, JsonObject after) {
    version++;
    KubeJson.metadata(after).addProperty("resourceVersion", Long.toString(version));
    of(type).put(Key.of(after), after);
    record(new Change(version, type, before, Optional.of(after)));
    return after;
  }

  private void record(Change change) {
    history.addLast(change);
    if (history.size() > MAX_CHANGES) {
      discardedUpTo = history.removeFirst().version();
    }
  }

  /** Returns whether the history no longer contains all changes after a version. */
  public boolean tooOld(long since) {
    return since < discardedUpTo;
  }

  /** Returns the changes of a type after a version, oldest first. */
  public List<Change> since(ResourceType type, long since) {
    if (since >= version) {
      return List.of();
    }
    List<Change> found = new ArrayList<>();
    for (Change change : history) {
      if (change.version() > since && change.type().equals(type)) {
        found.add(change);
      }
    }
    return found;
  }

  /** Discards the history, so that watches from older versions end with 410. */
  public void discardHistory() {
    history.clear();
    discardedUpTo = version;
  }

  private NavigableMap<Key, JsonObject> of(ResourceType type) {
    return objects.computeIfAbsent(type, t -> new TreeMap<>());
  }
}

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
 * The objects of one cluster with their resource versions and the changes of late. What it gives
 * out is not to be modified: copy it first. Not thread-safe; its cluster's lock guards it.
 */
public final class ObjectStore {
  private static final int HISTORY = 20_000;

  private final Map<ResourceType, NavigableMap<Key, JsonObject>> objects = new HashMap<>();
  private final Deque<Change> history = new ArrayDeque<>();
  private final Clock clock;
  private long version = 1000;
  private long forgotten = version;

  /** An empty store. */
  public ObjectStore(Clock clock) {
    this.clock = clock;
  }

  /** The identity of an object among those of its type. */
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
   * @param version the resource version that it made
   * @param type the type of the object
   * @param before the object before, if it existed
   * @param after the object after, if it still exists
   */
  public record Change(
      long version, ResourceType type, Optional<JsonObject> before, Optional<JsonObject> after) {

    /** The last known form of the object. */
    public JsonObject object() {
      return after.or(() -> before).orElseThrow();
    }
  }

  /** The resource version of the newest change. */
  public long version() {
    return version;
  }

  /** The time, as objects have it. */
  public String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** An object. */
  public Optional<JsonObject> get(ResourceType type, String namespace, String name) {
    return Optional.ofNullable(of(type).get(new Key(namespace, name)));
  }

  /** All objects of a type, by namespace and name. */
  public List<JsonObject> all(ResourceType type) {
    return List.copyOf(of(type).values());
  }

  /** The objects of a type in a namespace; in all of them for empty text. */
  public List<JsonObject> list(ResourceType type, String namespace) {
    return namespace.isEmpty()
        ? all(type)
        : List.copyOf(
            of(type)
                .subMap(new Key(namespace, ""), true, new Key(namespace + "\0", ""), false)
                .values());
  }

  /** Adds an object, which gets its uid, its time and its version. It replaces none. */
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

  /** Replaces an object; nothing happens if it is the same. */
  public JsonObject update(ResourceType type, JsonObject object) {
    JsonObject before = of(type).get(Key.of(object));
    if (before == null) {
      throw new IllegalStateException("there is no " + type + " " + KubeJson.name(object));
    }
    JsonObject after = object.deepCopy();
    KubeJson.metadata(after)
        .add("resourceVersion", KubeJson.metadata(before).get("resourceVersion"));
    return after.equals(before) ? before : put(type, Optional.of(before), after);
  }

  /** Removes an object, if it is there. */
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
    if (history.size() > HISTORY) {
      forgotten = history.removeFirst().version();
    }
  }

  /** Whether the changes after that version are not all known any more. */
  public boolean tooOld(long since) {
    return since < forgotten;
  }

  /** The changes of a type after a version, oldest first. */
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

  /** Forgets all changes, as a server does in time: watches from older versions end in 410. */
  public void forgetHistory() {
    history.clear();
    forgotten = version;
  }

  private NavigableMap<Key, JsonObject> of(ResourceType type) {
    return objects.computeIfAbsent(type, t -> new TreeMap<>());
  }
}

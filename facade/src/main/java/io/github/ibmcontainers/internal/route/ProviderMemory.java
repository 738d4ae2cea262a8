package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.value.Provider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The providers of clusters by id and by name, for each scope, since names are unique within one
 * scope only. Bounded: the least recently used entries are dropped. Thread-safe.
 */
public final class ProviderMemory {
  private static final int MOST = 20_000;
  private static final int MOST_CREATED = 200;

  private record Key(Scope scope, String idOrName) {}

  private record Entry(Provider provider, Key id, Key name) {}

  private final Map<Key, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
          return size() > MOST;
        }
      };

  private final Map<Key, Long> creationTimes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > MOST_CREATED;
        }
      };

  public synchronized Optional<Provider> find(Scope scope, String idOrName) {
    return Optional.ofNullable(entries.get(new Key(scope, idOrName))).map(Entry::provider);
  }

  public void remember(Scope scope, String idOrName, Provider provider) {
    remember(scope, idOrName, idOrName, provider);
  }

  public synchronized void remember(
      Scope scope, @Nullable String id, @Nullable String name, Provider provider) {
    Key byId = new Key(scope, id == null ? Values.orEmpty(name) : id);
    Key byName = new Key(scope, name == null ? Values.orEmpty(id) : name);
    Entry entry = new Entry(provider, byId, byName);
    entries.put(byId, entry);
    entries.put(byName, entry);
  }

  /** Remembers that a cluster has just been created. */
  public synchronized void created(Scope scope, String id, String name, TimeSource time) {
    long now = time.nanoTime();
    creationTimes.put(new Key(scope, id), now);
    creationTimes.put(new Key(scope, name), now);
  }

  /** Returns the time since this client created the cluster; empty if it did not, or long ago. */
  public synchronized Optional<Duration> age(Scope scope, String idOrName, TimeSource time) {
    Long created = creationTimes.get(new Key(scope, idOrName));
    return created == null
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(time.nanoTime() - created));
  }

  /** Forgets a cluster that was deleted. */
  public synchronized void deleted(Scope scope, String idOrName) {
    Entry entry = entries.get(new Key(scope, idOrName));
    creationTimes.remove(new Key(scope, idOrName));
    if (entry != null) {
      creationTimes.remove(entry.id());
      creationTimes.remove(entry.name());
    }
    forget(scope, idOrName);
  }

  /** Forgets the provider of a cluster, by its id and its name. */
  public synchronized void forget(Scope scope, String idOrName) {
    Entry entry = entries.remove(new Key(scope, idOrName));
    if (entry != null) {
      entries.remove(entry.id());
      entries.remove(entry.name());
    }
  }
}

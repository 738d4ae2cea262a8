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
 * Which provider a cluster has, by id and by name, for each scope: a name is only unique within
 * one. Remembers a bounded number, the longest unused go first. Safe for use by many threads.
 */
public final class ProviderMemory {
  private static final int MOST = 20_000;
  private static final int MOST_BIRTHS = 200;

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

  private final Map<Key, Long> births =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > MOST_BIRTHS;
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

  /** Notes that a cluster was created just now. */
  public synchronized void created(Scope scope, String id, String name, TimeSource time) {
    long now = time.nanoTime();
    births.put(new Key(scope, id), now);
    births.put(new Key(scope, name), now);
  }

  /** How long ago a cluster was created by this client; empty if it was not, or long ago. */
  public synchronized Optional<Duration> age(Scope scope, String idOrName, TimeSource time) {
    Long born = births.get(new Key(scope, idOrName));
    return born == null ? Optional.empty() : Optional.of(Duration.ofNanos(time.nanoTime() - born));
  }

  /** Forgets all of a cluster that is deleted. */
  public synchronized void deleted(Scope scope, String idOrName) {
    Entry entry = entries.get(new Key(scope, idOrName));
    births.remove(new Key(scope, idOrName));
    if (entry != null) {
      births.remove(entry.id());
      births.remove(entry.name());
    }
    forget(scope, idOrName);
  }

  /** Forgets a cluster by both its id and its name, whichever is given. */
  public synchronized void forget(Scope scope, String idOrName) {
    Entry entry = entries.remove(new Key(scope, idOrName));
    if (entry != null) {
      entries.remove(entry.id());
      entries.remove(entry.name());
    }
  }
}

package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.value.Provider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The providers of clusters by id and by name, separately for each scope because names are unique
 * only within a scope. The size is bounded: entries are kept in two generations, and a full young
 * generation replaces the old one, which drops entries that weren't remembered again. Thread-safe;
 * reads take no lock, and remembering a known entry writes nothing.
 */
public final class ProviderMemory {
  /** Each cluster has two entries, so that at least 5,000 clusters are remembered. */
  private static final int GENERATION_SIZE = 10_000;

  private static final int MAX_CREATED = 200;

  private record Key(Scope scope, String idOrName) {}

  /**
   * The region is {@code null} if it wasn't looked up, and empty if the service didn't return it.
   */
  private record Entry(Provider provider, @Nullable String region, String id, String name) {
    /** Returns whether this entry contains all information of another one. */
    boolean covers(Entry other) {
      return equals(other)
          || (other.region == null
              && provider == other.provider
              && id.equals(other.id)
              && name.equals(other.name));
    }
  }

  /** Entries by scope, then by id or name. The size is guarded by the lock of the memory. */
  private static final class Generation {
    private final Map<Scope, Map<String, Entry>> scopes = new ConcurrentHashMap<>();
    private int size;

    @Nullable Entry find(Scope scope, String idOrName) {
      Map<String, Entry> entries = scopes.get(scope);
      return entries == null ? null : entries.get(idOrName);
    }

    void put(Scope scope, String idOrName, Entry entry) {
      if (scopes.computeIfAbsent(scope, it -> new ConcurrentHashMap<>()).put(idOrName, entry)
          == null) {
        size++;
      }
    }

    @Nullable Entry remove(Scope scope, String idOrName) {
      Map<String, Entry> entries = scopes.get(scope);
      Entry removed = entries == null ? null : entries.remove(idOrName);
      if (removed != null) {
        size--;
      }
      return removed;
    }
  }

  private volatile Generation young = new Generation();
  private volatile Generation old = new Generation();

  private final Map<Key, Long> creationTimes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > MAX_CREATED;
        }
      };

  public Optional<Provider> find(Scope scope, String idOrName) {
    return entry(scope, idOrName).map(Entry::provider);
  }

  /**
   * Returns the region of a cluster; empty if it wasn't looked up, and "" if the service didn't
   * return it.
   */
  public Optional<String> region(Scope scope, String idOrName) {
    return entry(scope, idOrName).flatMap(it -> Optional.ofNullable(it.region()));
  }

  private Optional<Entry> entry(Scope scope, String idOrName) {
    Entry entry = young.find(scope, idOrName);
    return Optional.ofNullable(entry == null ? old.find(scope, idOrName) : entry);
  }

  /** Remembers a cluster. */
  public void remember(
      Scope scope, String id, String name, Provider provider, @Nullable String region) {
    Entry entry = new Entry(provider, region, id, name);
    Generation now = young;
    if (!isKnown(now.find(scope, id), entry) || !isKnown(now.find(scope, name), entry)) {
      put(scope, entry);
    }
  }

  private static boolean isKnown(@Nullable Entry known, Entry entry) {
    return known != null && known.covers(entry);
  }

  private synchronized void put(Scope scope, Entry entry) {
    if (young.size >= GENERATION_SIZE) {
      old = young;
      young = new Generation();
    }
    young.put(scope, entry.id(), entry);
    young.put(scope, entry.name(), entry);
  }

  /** Remembers that a cluster has just been created. */
  public synchronized void created(Scope scope, String id, String name, TimeSource time) {
    long now = time.nanoTime();
    creationTimes.put(new Key(scope, id), now);
    creationTimes.put(new Key(scope, name), now);
  }

  /**
   * Returns the time since this client created the cluster; empty if it didn't, or if many clusters
   * were created since.
   */
  public synchronized Optional<Duration> age(Scope scope, String idOrName, TimeSource time) {
    Long created = creationTimes.get(new Key(scope, idOrName));
    return created == null
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(time.nanoTime() - created));
  }

  /** Forgets a cluster that was deleted. */
  public synchronized void deleted(Scope scope, String idOrName) {
    creationTimes.remove(new Key(scope, idOrName));
    for (Generation generation : new Generation[] {young, old}) {
      Entry entry = generation.find(scope, idOrName);
      if (entry != null) {
        creationTimes.remove(new Key(scope, entry.id()));
        creationTimes.remove(new Key(scope, entry.name()));
      }
    }
    forget(scope, idOrName);
  }

  /** Forgets the provider of a cluster, by its id and its name. */
  public synchronized void forget(Scope scope, String idOrName) {
    forget(young, scope, idOrName);
    forget(old, scope, idOrName);
  }

  private static void forget(Generation generation, Scope scope, String idOrName) {
    Entry entry = generation.remove(scope, idOrName);
    if (entry != null) {
      generation.remove(scope, entry.id());
      generation.remove(scope, entry.name());
    }
  }
}

package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which provider a cluster has, by id and by name, for each scope: a name is only unique within
 * one. Remembers a bounded number, the longest unused go first. Safe for use by many threads.
 */
final class ProviderMemory {
  private static final int MOST = 20_000;

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

  synchronized Optional<Provider> find(Scope scope, String idOrName) {
    return Optional.ofNullable(entries.get(new Key(scope, idOrName))).map(Entry::provider);
  }

  void remember(Scope scope, String idOrName, Provider provider) {
    remember(scope, idOrName, idOrName, provider);
  }

  synchronized void remember(
      Scope scope, @Nullable String id, @Nullable String name, Provider provider) {
    Key byId = new Key(scope, id == null ? Values.orEmpty(name) : id);
    Key byName = new Key(scope, name == null ? Values.orEmpty(id) : name);
    Entry entry = new Entry(provider, byId, byName);
    entries.put(byId, entry);
    entries.put(byName, entry);
  }

  /** Forgets a cluster by both its id and its name, whichever is given. */
  synchronized void forget(Scope scope, String idOrName) {
    Entry entry = entries.remove(new Key(scope, idOrName));
    if (entry != null) {
      entries.remove(entry.id());
      entries.remove(entry.name());
    }
  }
}

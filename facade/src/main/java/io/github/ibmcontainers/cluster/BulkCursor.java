package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RegionName;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.FanOut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the scopes and providers of a bulk listing, some accounts ahead. Not thread-safe.
 */
final class BulkCursor implements Spliterator<BulkItem> {
  /** How many accounts are listed ahead: with few of them, each would wait for the one before. */
  private static final int ACCOUNTS_AHEAD = 10;

  /** The number of calls that run ahead. */
  static final int AHEAD = ACCOUNTS_AHEAD * Provider.values().length;

  /** How many scopes' tokens are fetched ahead; unlike lists, they hold no memory to speak of. */
  static final int TOKENS_AHEAD = 2 * ACCOUNTS_AHEAD;

  private static final String REGION_HEADER = "X-Region";

  private final ClusterContext context;
  private final Stream<Scope> source;
  private final ScopesAhead scopes;
  private final Deque<FutureTask<List<BulkItem>>> running = new ArrayDeque<>();
  private final Deque<Supplier<List<BulkItem>>> waiting = new ArrayDeque<>();
  private final @Nullable ForeignAccounts foreign;
  private Iterator<BulkItem> current = Collections.emptyIterator();

  BulkCursor(ClusterContext context, Stream<Scope> source, boolean foreignTogether) {
    this.context = context;
    this.source = source;
    this.foreign = foreignTogether ? new ForeignAccounts(context.scope()) : null;
    this.scopes = new ScopesAhead(source.iterator());
  }

  @Override
  public boolean tryAdvance(Consumer<? super BulkItem> action) {
    requireOpen();
    while (!current.hasNext()) {
      fill();
      FutureTask<List<BulkItem>> next = running.poll();
      if (next == null) {
        close();
        current = foreign == null ? Collections.emptyIterator() : foreign.items();
        if (current.hasNext()) {
          break;
        }
        return false;
      }
      try {
        List<BulkItem> items = FanOut.result(next);
        current = (foreign == null ? items : foreign.withoutForeign(items)).iterator();
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }
    action.accept(current.next());
    return true;
  }

  private void requireOpen() {
    try {
      context.funnel().core().lifetime().requireOpen();
    } catch (IllegalStateException e) {
      close();
      throw e;
    }
  }

  void close() {
    waiting.clear();
    running.forEach(call -> call.cancel(true));
    running.clear();
    source.close();
  }

  private void fill() {
    while (running.size() < AHEAD) {
      if (waiting.isEmpty() && scopes.hasNext()) {
        plan();
      }
      Supplier<List<BulkItem>> next = waiting.poll();
      if (next == null) {
        return;
      }
      running.add(FanOut.start(context.executor(), next));
    }
    scopes.look(TOKENS_AHEAD, scope -> in(scope).prepareToken());
  }

  /**
   * Plans the calls for the next scope, or for several that differ only by a region that no list
   * operation has a header for.
   */
  private void plan() {
    Scope first = scopes.next();
    List<Scope> regions = new ArrayList<>(List.of(first));
    while (first.region().isPresent() && scopes.nextDiffersByRegionAlone(first)) {
      regions.add(scopes.next());
    }
    for (Provider provider : Provider.values()) {
      if (asksByRegion(provider)) {
        for (Scope one : regions) {
          waiting.add(() -> all(one, provider));
        }
      } else if (first.region().isEmpty()) {
        waiting.add(() -> all(first, provider));
      } else {
        waiting.add(() -> ofRegions(regions, provider));
      }
    }
  }

  private List<BulkItem> all(Scope scope, Provider provider) {
    Listing<ClusterSummary> listing = ClusterLists.attemptForgetfully(in(scope), provider);
    List<BulkItem> items = new ArrayList<>();
    for (ClusterSummary cluster : listing.found()) {
      items.add(new BulkItem.Found(in(scope).scope(), cluster));
    }
    listing.failures().forEach(failure -> items.add(new BulkItem.Failed(failure)));
    return items;
  }

  private List<BulkItem> ofRegions(List<Scope> scopesOfRegions, Provider provider) {
    Map<String, Scope> byRegion = new LinkedHashMap<>();
    for (Scope one : scopesOfRegions) {
      byRegion.put(RegionName.currentName(one.region().orElse("")), in(one).scope());
    }
    List<BulkItem> items = new ArrayList<>();
    for (BulkItem item : all(scopesOfRegions.get(0), provider)) {
      if (item instanceof BulkItem.Found found) {
        Scope home = byRegion.get(found.cluster().region());
        if (home != null) {
          items.add(new BulkItem.Found(home, found.cluster()));
        }
      } else {
        items.add(item);
      }
    }
    return items;
  }

  private ClusterContext in(Scope scope) {
    return context.with(context.funnel().with(scope.within(context.funnel().scope())));
  }

  private boolean asksByRegion(Provider provider) {
    return ClusterRoutes.Listing.ROW
        .route(provider, context.preferred())
        .operation()
        .scopeHeaders()
        .contains(REGION_HEADER);
  }

  @Override
  public @Nullable Spliterator<BulkItem> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL | IMMUTABLE;
  }

  /** Scopes with look-ahead. */
  private static final class ScopesAhead {
    private final Iterator<Scope> source;
    private final Deque<Scope> ahead = new ArrayDeque<>();

    ScopesAhead(Iterator<Scope> source) {
      this.source = source;
    }

    boolean hasNext() {
      return !ahead.isEmpty() || source.hasNext();
    }

    Scope next() {
      return ahead.isEmpty() ? source.next() : ahead.remove();
    }

    boolean nextDiffersByRegionAlone(Scope first) {
      if (ahead.isEmpty() && source.hasNext()) {
        ahead.add(source.next());
      }
      Scope next = ahead.peek();
      return next != null
          && next.region().isPresent()
          && next.account().equals(first.account())
          && next.resourceGroupSelector().equals(first.resourceGroupSelector());
    }

    /** Looks at scopes before their turn. A failure to fetch them is told in their turn. */
    void look(int count, Consumer<Scope> look) {
      try {
        while (ahead.size() < count && source.hasNext()) {
          Scope next = source.next();
          ahead.add(next);
          look.accept(next);
        }
      } catch (ContainersException e) {
        // Fetched again when it is needed.
      }
    }
  }
}

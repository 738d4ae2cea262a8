package io.github.ibmcontainers.internal.resource;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.concurrent.Cached;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.ResourceGroupIds;
import io.github.ibmcontainers.resourcegroup.ResourceGroup;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import io.github.ibmcontainers.resourcegroup.ResourceGroups;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * The resource groups of all accounts of a client. Keeps one list for each account; concurrent
 * callers share one request. Thread-safe.
 */
public final class ResourceGroupDirectory implements ResourceGroupIds {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Core core;
  private final HttpUrl endpoint;
  private final Map<String, Cached<List<ResourceGroup>>> byAccount = new ConcurrentHashMap<>();

  /**
   * @param endpoint the base URL of the resource controller
   */
  public ResourceGroupDirectory(Core core, HttpUrl endpoint) {
    this.core = core;
    this.endpoint = endpoint;
  }

  /** Returns the resource groups of the account of a call's scope. */
  public ResourceGroups in(CallContext context) {
    return new ResourceGroups() {
      @Override
      public List<ResourceGroup> list() {
        return groups(context).value();
      }

      @Override
      public Optional<ResourceGroup> find(String idOrName) {
        ResourceGroupSelector selector = ResourceGroupSelector.byIdOrName(idOrName);
        return groups(context, selector).stream().anyMatch(selector::matches)
            ? Optional.of(get(selector))
            : Optional.empty();
      }

      @Override
      public ResourceGroup get(ResourceGroupSelector selector) {
        return selector.choose(groups(context, selector));
      }

      @Override
      public void refresh() {
        cache(account(context)).clear();
      }
    };
  }

  @Override
  public String idFor(CallContext context, ResourceGroupSelector selector) {
    return selector.id().orElseGet(() -> in(context).get(selector).id());
  }

  @Override
  public void requireExisting(CallContext context, String id) {
    ResourceGroupSelector selector = ResourceGroupSelector.byId(id);
    List<ResourceGroup> groups;
    try {
      groups = groups(context, selector);
    } catch (CallCanceledException e) {
      throw e;
    } catch (ContainersException e) {
      // Not every user may list resource groups.
      return;
    }
    selector.choose(groups);
  }

  /** A selected group that isn't in a cached list may have been created since. */
  private List<ResourceGroup> groups(CallContext context, ResourceGroupSelector selector) {
    Cached.Reading<List<ResourceGroup>> known = groups(context);
    if (known.isNew() || known.value().stream().anyMatch(selector::matches)) {
      return known.value();
    }
    in(context).refresh();
    return groups(context).value();
  }

  private Cached.Reading<List<ResourceGroup>> groups(CallContext context) {
    Optional<String> account = account(context);
    Scope.Builder scope = Scope.builder();
    context.scope().account().ifPresent(scope::account);
    Funnel own = new Funnel(core, endpoint, context.forLookup(scope.build()));
    return cache(account).get(() -> ResourceGroupPages.list(own, account), context::requireRunning);
  }

  private Optional<String> account(CallContext context) {
    Scope scope = context.scope();
    return scope.account().or(() -> core.forScope(scope).get().accountId());
  }

  private Cached<List<ResourceGroup>> cache(Optional<String> account) {
    return byAccount.computeIfAbsent(account.orElse(""), id -> new Cached<>(core.time(), KEPT));
  }
}

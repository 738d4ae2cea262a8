package io.github.ibmcontainers.testing;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterDirectory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** For clients whose tests list nothing across scopes. */
public final class NoClusters implements ClusterDirectory {
  @Override
  public <T> Listing<ClusterItems<T>> across(
      ClusterContext context,
      Optional<Collection<Scope>> scopes,
      BiFunction<ClusterContext, String, List<T>> list) {
    return new Listing<>(List.of(), List.of());
  }
}

package io.github.ibmcontainers.fake.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.fake.accounts.ResourceGroups;
import io.github.ibmcontainers.fake.containers.ClusterLookup;
import io.github.ibmcontainers.fake.containers.ClusterOperations;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.resource.ResourceOperations;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fake cloud supports every operation of the document. */
class EveryOperationTest {

  @Test
  void everyOperationHasAHandler() {
    Inventory inventory =
        new Inventory(Clock.systemUTC(), LifeCycleTimes.instant(), Set.of(), new ResourceGroups());
    ClusterLookup clusters = new ClusterLookup(inventory);
    Map<String, ApiHandler> handlers = new HashMap<>();
    ClusterOperations.register(handlers, inventory, clusters, null, null);
    ResourceOperations.register(handlers, inventory, clusters);
    Set<String> documented = new TreeSet<>();
    OperationIndex.load().operations().forEach(o -> documented.add(o.id()));

    assertThat(handlers.keySet()).containsAll(documented);
  }
}

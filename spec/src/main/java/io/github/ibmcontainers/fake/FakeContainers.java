package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.containers.World;
import java.time.Duration;

/** The container API of the fake cloud. Thread-safe. */
public final class FakeContainers extends FakeService {
  private final World world;

  FakeContainers(Network network, World world) {
    super(network, Service.CONTAINERS);
    this.world = world;
  }

  /** For that long on the clock after its create, a cluster is answered by 404. */
  public void hideNewClusters(Duration time) {
    world.hideNewClusters(time);
  }
}

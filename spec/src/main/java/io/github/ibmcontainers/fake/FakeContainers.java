package io.github.ibmcontainers.fake;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import io.github.ibmcontainers.fake.containers.World;
import io.github.ibmcontainers.fake.containers.WorldState;
import java.time.Duration;

/** The container API of the fake cloud. Thread-safe. */
public final class FakeContainers extends FakeService {
  private final World world;

  FakeContainers(Network network, World world) {
    super(network, Service.CONTAINERS);
    this.world = world;
  }

  /** Returns the state of all accounts as a JSON object, to compare it before and after a call. */
  public String state() {
    synchronized (world) {
      return WorldState.write(world).toString();
    }
  }

  /**
   * Makes lists of workers and worker pools return a state of the given age; zero for the current
   * one.
   */
  public void staleLists(Duration age) {
    world.staleLists(age);
  }

  /**
   * Attaches a host to a Satellite location of the first account, as the registration script does
   * when it runs on a host.
   *
   * @return the host's id
   * @throws IllegalArgumentException if there is no such location
   */
  public String attachHost(String location, String name) {
    return attach(world, location, name);
  }

  static String attach(World world, String idOrName, String name) {
    synchronized (world) {
      SatelliteLocations locations = new SatelliteLocations(world);
      JsonObject found =
          locations
              .find(FakeIbmCloudBuilder.FIRST_ACCOUNT, idOrName)
              .orElseThrow(
                  () -> new IllegalArgumentException("no such Satellite location: " + idOrName));
      return locations
          .attach(found.get("id").getAsString(), name, new JsonObject(), world.now())
          .get("id")
          .getAsString();
    }
  }

  /** Sets how long on the cloud's clock requests for a new cluster return 404. */
  public void hideNewClusters(Duration time) {
    world.hideNewClusters(time);
  }
}

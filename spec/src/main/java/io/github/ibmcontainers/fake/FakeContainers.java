package io.github.ibmcontainers.fake;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.containers.InventoryJson;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import java.time.Duration;

/** The container API of the fake cloud. Thread-safe. */
public final class FakeContainers extends FakeService {
  private final Inventory inventory;

  FakeContainers(Network network, Inventory inventory) {
    super(network, Service.CONTAINERS);
    this.inventory = inventory;
  }

  /** Returns the state of all accounts as a JSON object, to compare it before and after a call. */
  public String state() {
    synchronized (inventory) {
      return InventoryJson.write(inventory).toString();
    }
  }

  /**
   * Makes lists of workers and worker pools return a state of the given age; zero for the current
   * one.
   */
  public void staleLists(Duration age) {
    inventory.staleLists(age);
  }

  /**
   * Attaches a host to a Satellite location of the first account, as the registration script does
   * when it runs on a host.
   *
   * @return the host's id
   * @throws IllegalArgumentException if there is no such location
   */
  public String attachHost(String location, String name) {
    return attach(inventory, location, name);
  }

  static String attach(Inventory inventory, String idOrName, String name) {
    synchronized (inventory) {
      SatelliteLocations locations = new SatelliteLocations(inventory);
      JsonObject found =
          locations
              .find(FakeIbmCloudBuilder.FIRST_ACCOUNT, idOrName)
              .orElseThrow(
                  () -> new IllegalArgumentException("no such Satellite location: " + idOrName));
      return locations
          .attach(found.get("id").getAsString(), name, new JsonObject(), inventory.now())
          .get("id")
          .getAsString();
    }
  }

  /** Sets how long on the cloud's clock requests for a new cluster return 404. */
  public void hideNewClusters(Duration time) {
    inventory.hideNewClusters(time);
  }
}

package io.github.ibmcontainers.cluster.network;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.GetVPCResponse;
import io.github.ibmcontainers.generated.model.VirtualPrivateCloudResponse;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;

/**
 * A Virtual Private Cloud.
 *
 * @param id the id
 * @param name the name
 * @param resourceGroup the id of the resource group
 * @param zones the zones; only list operations return them
 * @param raw the generated object: {@code VirtualPrivateCloudResponse} or {@code GetVPCResponse}
 */
public record Vpc(
    String id, String name, Optional<String> resourceGroup, List<String> zones, Model raw) {
  static Vpc of(VirtualPrivateCloudResponse it) {
    return new Vpc(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        Values.text(it.getResourceGroup()),
        Values.list(it.getZones()),
        it);
  }

  static Vpc of(GetVPCResponse it) {
    return new Vpc(
        Values.orEmpty(it.getId()),
        Values.orEmpty(it.getName()),
        Values.text(it.getResourceGroup()),
        List.of(),
        it);
  }

  /** Returns name and id. */
  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}

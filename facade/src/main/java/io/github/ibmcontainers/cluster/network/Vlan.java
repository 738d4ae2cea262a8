package io.github.ibmcontainers.cluster.network;

import io.github.ibmcontainers.generated.model.VLAN;
import io.github.ibmcontainers.generated.model.VLANProperties;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * A VLAN of classic infrastructure.
 *
 * @param id the id
 * @param isPublic whether it is public; the response's {@code type}
 * @param zone the data center
 * @param name the name
 * @param number the number
 * @param router the router; a public and a private VLAN can be used together if their routers'
 *     names end alike
 * @param raw the generated object
 */
public record Vlan(
    String id,
    boolean isPublic,
    Optional<String> zone,
    Optional<String> name,
    Optional<String> number,
    Optional<String> router,
    VLAN raw) {
  static Vlan of(VLAN it) {
    VLANProperties properties = it.getProperties();
    return new Vlan(
        Values.orEmpty(it.getId()),
        "public"
            .equalsIgnoreCase(
                Values.text(it.getType(), Values.of(properties, VLANProperties::getVlanType))
                    .orElse("")),
        Values.text(Values.of(properties, VLANProperties::getLocation)),
        Values.text(Values.of(properties, VLANProperties::getName)),
        Values.text(Values.of(properties, VLANProperties::getVlanNumber)),
        Values.text(Values.of(properties, VLANProperties::getPrimaryRouter)),
        it);
  }
}

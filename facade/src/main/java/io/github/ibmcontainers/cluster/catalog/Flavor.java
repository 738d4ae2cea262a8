package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.DiskConfigResp;
import io.github.ibmcontainers.generated.model.FlavorResponse;
import io.github.ibmcontainers.generated.model.MachineType;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A machine type of worker nodes. v1 returns numbers as text; this view always has numbers.
 * Immutable, except for {@link #raw()}.
 *
 * @param name the name, such as {@code bx2.4x16}
 * @param provider the infrastructure provider
 * @param cores the number of cores; empty if the response has no number
 * @param memory the memory, such as {@code 16GB}
 * @param operatingSystem the operating system
 * @param networkSpeed the network speed
 * @param primaryStorage the primary disk, such as {@code 100GB}
 * @param secondaryStorage the secondary disk
 * @param serverType {@code virtual} or {@code physical}
 * @param deprecated whether the flavor is deprecated
 * @param openShift whether OpenShift supports it
 * @param raw the generated object: {@code FlavorResponse} or {@code MachineType}
 */
public record Flavor(
    String name,
    Optional<Provider> provider,
    OptionalLong cores,
    Optional<String> memory,
    Optional<String> operatingSystem,
    Optional<String> networkSpeed,
    Optional<String> primaryStorage,
    Optional<String> secondaryStorage,
    Optional<String> serverType,
    boolean deprecated,
    boolean openShift,
    Model raw) {

  static Flavor of(FlavorResponse it) {
    Long cores = it.getCores();
    return new Flavor(
        Values.text(it.getName(), it.getId()).orElse(""),
        Provider.parse(it.getProvider()),
        cores == null ? OptionalLong.empty() : OptionalLong.of(cores),
        Values.text(it.getMemory()),
        Values.text(it.getOs()),
        Values.text(it.getNetworkSpeed()),
        disk(it.getPrimaryStorage()),
        disk(it.getSecondaryStorage()),
        Values.text(it.getServerType()),
        Values.yes(it.getDeprecated()),
        !Values.yes(it.getOcpUnsupported()),
        it);
  }

  static Flavor of(MachineType it) {
    return new Flavor(
        Values.orEmpty(it.getName()),
        Provider.parse(it.getProvider()),
        number(it.getCores()),
        Values.text(it.getMemory()),
        Values.text(it.getOs()),
        Values.text(it.getNetworkSpeed()),
        Values.text(it.getStorage()),
        Values.text(it.getSecondaryStorage()),
        Values.text(it.getServerType()),
        Values.yes(it.getDeprecated()),
        !Values.yes(it.getOcpUnsupported()),
        it);
  }

  private static OptionalLong number(@Nullable String text) {
    return text != null && text.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static Optional<String> disk(@Nullable DiskConfigResp disk) {
    Long size = disk == null ? null : disk.getSize();
    return size == null || size == 0 ? Optional.empty() : Optional.of(size + "GB");
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}

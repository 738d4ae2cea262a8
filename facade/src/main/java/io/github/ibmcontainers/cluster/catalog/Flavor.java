package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.DiskConfigResp;
import io.github.ibmcontainers.generated.model.FlavorResponse;
import io.github.ibmcontainers.generated.model.MachineType;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A kind of machine for workers. v1 tells numbers as text, v2 as numbers; here they are numbers.
 * Immutable, but for {@link #raw()}.
 *
 * @param name its name, such as {@code bx2.4x16}
 * @param provider whose it is
 * @param cores how many cores; absent if it is not told as a number
 * @param memory how much memory, such as {@code 16GB}
 * @param operatingSystem its operating system
 * @param networkSpeed the speed of its network
 * @param primaryStorage its first disk, such as {@code 100GB}
 * @param secondaryStorage its second disk
 * @param serverType {@code virtual} or {@code physical}
 * @param deprecated whether it is on its way out
 * @param openShift whether OpenShift runs on it
 * @param raw the generated object: {@code FlavorResponse} or {@code MachineType}
 */
public record Flavor(
    String name,
    Optional<Provider> provider,
    OptionalInt cores,
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
        cores == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(cores)),
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

  private static OptionalInt number(@Nullable String text) {
    return text != null && text.matches("\\d{1,6}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private static Optional<String> disk(@Nullable DiskConfigResp disk) {
    Long size = disk == null ? null : disk.getSize();
    return size == null || size == 0 ? Optional.empty() : Optional.of(size + "GB");
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}

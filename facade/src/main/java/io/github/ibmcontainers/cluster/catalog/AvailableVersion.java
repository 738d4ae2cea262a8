package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.IKSVersion;
import io.github.ibmcontainers.generated.model.KubeVersion;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A version that clusters can be created with or updated to.
 *
 * @param version the version
 * @param isDefault whether it is the default version
 * @param endOfService the end of support, as text of the service
 * @param raw the generated object: {@code IKSVersion} or {@code KubeVersion}
 */
public record AvailableVersion(
    Version version, boolean isDefault, Optional<String> endOfService, Model raw) {

  static List<AvailableVersion> v2(Map<String, List<IKSVersion>> given) {
    return all(
        given,
        (platform, it) ->
            new AvailableVersion(
                version(platform, it.getMajor(), it.getMinor(), it.getPatch()),
                Values.yes(it.getDefault()),
                Values.text(it.getEndOfService()),
                it));
  }

  static List<AvailableVersion> v1(Map<String, List<KubeVersion>> given) {
    return all(
        given,
        (platform, it) ->
            new AvailableVersion(
                version(platform, it.getMajor(), it.getMinor(), it.getPatch()),
                Values.yes(it.getDefault()),
                Values.text(it.getEndOfService()),
                it));
  }

  private static <G> List<AvailableVersion> all(
      Map<String, List<G>> byPlatform, BiFunction<String, G, AvailableVersion> view) {
    return byPlatform.entrySet().stream()
        .flatMap(one -> Values.list(one.getValue(), it -> view.apply(one.getKey(), it)).stream())
        .toList();
  }

  private static Version version(
      String platform, @Nullable Long major, @Nullable Long minor, @Nullable Long patch) {
    Platform what = Platform.parse(platform).orElse(Platform.KUBERNETES);
    String number = Values.count(major) + "." + Values.count(minor) + "." + Values.count(patch);
    return new Version(
        what == Platform.OPENSHIFT ? number + "_openshift" : number,
        what,
        part(major),
        part(minor),
        part(patch),
        OptionalInt.empty());
  }

  /** No part of a version comes near the bound. */
  private static int part(@Nullable Long number) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Values.count(number)));
  }

  /** Returns the version, and whether it is the default. */
  @Override
  public String toString() {
    return version + (isDefault ? " (default)" : "");
  }
}

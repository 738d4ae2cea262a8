package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiException;
import java.util.List;

/** The available versions, and the rules for updates. */
final class Versions {
  private Versions() {}

  /**
   * An available version.
   *
   * @param number major, minor and patch
   * @param endOfService the end of service of a deprecated version; empty for other versions
   */
  private record Version(String number, String endOfService) {
    boolean deprecated() {
      return !endOfService.isEmpty();
    }
  }

  /** The default version is first. */
  private static final List<Version> KUBERNETES =
      List.of(
          new Version("1.30.6", ""),
          new Version("1.31.2", ""),
          new Version("1.32.1", ""),
          new Version("1.29.10", "2025-03-24T12:00:00+0000"));

  private static final List<Version> OPENSHIFT =
      List.of(
          new Version("4.16.20", ""),
          new Version("4.17.5", ""),
          new Version("4.18.2", ""),
          new Version("4.15.37", "2025-08-27T12:00:00+0000"));

  private static List<Version> available(boolean openShift) {
    return openShift ? OPENSHIFT : KUBERNETES;
  }

  /**
   * Returns the version for a new cluster; the default version for empty text or {@code default}.
   */
  static String forCreate(boolean openShift, String requested) {
    return find(openShift, requested).number();
  }

  private static Version find(boolean openShift, String requested) {
    String number = requested.replaceAll("_.*", "");
    if (number.isEmpty() || number.equals("default")) {
      return available(openShift).get(0);
    }
    return available(openShift).stream()
        .filter(v -> v.number().equals(number) || v.number().startsWith(number + "."))
        .findFirst()
        .orElseThrow(
            () -> ApiException.badRequest("The version '" + requested + "' is not supported."));
  }

  /**
   * Returns the version to update a master to: not deprecated, and at most one minor version ahead.
   */
  static String forUpdate(boolean openShift, String current, String requested) {
    Version version = find(openShift, requested);
    if (version.number().equals(current)) {
      throw ApiException.of(
          409, "E0120", "Versions", "The master is already at version " + current + ".");
    }
    if (version.deprecated()) {
      throw ApiException.badRequest(
          "The version '" + version.number() + "' is deprecated. Choose a later one.");
    }
    int[] from = parts(current);
    int[] to = parts(version.number());
    boolean downgrade = to[0] < from[0] || to[1] < from[1] || (to[1] == from[1] && to[2] < from[2]);
    if (downgrade) {
      throw ApiException.badRequest(
          "The master runs " + current + " and can't be downgraded to " + version.number() + ".");
    }
    if (to[0] != from[0] || to[1] > from[1] + 1) {
      throw ApiException.badRequest(
          "The master runs "
              + current
              + " and can be updated to the next minor version only, not to "
              + version.number()
              + ".");
    }
    return version.number();
  }

  /** Returns the latest patch of a version's minor version, without the build. */
  static String latestPatch(boolean openShift, String version) {
    int[] minor = parts(version);
    return available(openShift).stream()
        .map(Version::number)
        .filter(v -> parts(v)[0] == minor[0] && parts(v)[1] == minor[1])
        .findFirst()
        .filter(v -> parts(v)[2] > minor[2])
        .orElseGet(() -> version.replaceAll("_.*", ""));
  }

  private static int[] parts(String version) {
    String[] parts = version.replaceAll("_.*", "").split("\\.", -1);
    int[] numbers = new int[3];
    for (int i = 0; i < Math.min(3, parts.length); i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }

  static JsonObject all() {
    JsonObject answer = new JsonObject();
    answer.add("kubernetes", kubernetes());
    answer.add("openshift", list(OPENSHIFT));
    return answer;
  }

  static JsonArray kubernetes() {
    return list(KUBERNETES);
  }

  private static JsonArray list(List<Version> offers) {
    JsonArray answer = new JsonArray();
    for (Version version : offers) {
      int[] parts = parts(version.number());
      JsonObject entry = new JsonObject();
      entry.addProperty("major", parts[0]);
      entry.addProperty("minor", parts[1]);
      entry.addProperty("patch", parts[2]);
      entry.addProperty("default", version.equals(offers.get(0)));
      entry.addProperty("end_of_service", version.endOfService());
      answer.add(entry);
    }
    return answer;
  }
}

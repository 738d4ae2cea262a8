package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiException;
import java.util.List;

/** The versions on offer, and which of them a master or a worker can go to. */
final class Versions {
  private Versions() {}

  /**
   * A version of a kind of cluster.
   *
   * @param number major, minor and patch
   * @param endOfService when a deprecated version ends; empty for the others
   */
  private record Offer(String number, String endOfService) {
    boolean deprecated() {
      return !endOfService.isEmpty();
    }
  }

  /** The default first. */
  private static final List<Offer> KUBERNETES =
      List.of(
          new Offer("1.30.6", ""),
          new Offer("1.31.2", ""),
          new Offer("1.32.1", ""),
          new Offer("1.29.10", "2025-03-24T12:00:00+0000"));

  private static final List<Offer> OPENSHIFT =
      List.of(
          new Offer("4.16.20", ""),
          new Offer("4.17.5", ""),
          new Offer("4.18.2", ""),
          new Offer("4.15.37", "2025-08-27T12:00:00+0000"));

  private static List<Offer> offers(boolean openShift) {
    return openShift ? OPENSHIFT : KUBERNETES;
  }

  /** The version for a new cluster; the default for nothing or for {@code default}. */
  static String forCreate(boolean openShift, String asked) {
    return find(openShift, asked).number();
  }

  private static Offer find(boolean openShift, String asked) {
    String number = asked.replaceAll("_.*", "");
    if (number.isEmpty() || number.equals("default")) {
      return offers(openShift).get(0);
    }
    return offers(openShift).stream()
        .filter(v -> v.number().equals(number) || v.number().startsWith(number + "."))
        .findFirst()
        .orElseThrow(
            () -> ApiException.badRequest("The version '" + asked + "' is not supported."));
  }

  /** The version for a master that runs another: at most one minor ahead, and not deprecated. */
  static String forUpdate(boolean openShift, String current, String asked) {
    Offer offer = find(openShift, asked);
    if (offer.number().equals(current)) {
      throw ApiException.of(
          409, "E0120", "Versions", "The master is at version " + current + " already.");
    }
    if (offer.deprecated()) {
      throw ApiException.badRequest(
          "The version '" + offer.number() + "' is deprecated. Choose a later one.");
    }
    int[] from = parts(current);
    int[] to = parts(offer.number());
    boolean back = to[0] < from[0] || to[1] < from[1] || (to[1] == from[1] && to[2] < from[2]);
    if (back) {
      throw ApiException.badRequest(
          "The master runs " + current + " and can't go back to " + offer.number() + ".");
    }
    if (to[0] != from[0] || to[1] > from[1] + 1) {
      throw ApiException.badRequest(
          "The master runs "
              + current
              + " and can be updated to the next minor version only, not to "
              + offer.number()
              + ".");
    }
    return offer.number();
  }

  /** The newest patch of the minor version of a version, with or without a build number. */
  static String latestPatch(boolean openShift, String version) {
    int[] minor = parts(version);
    return offers(openShift).stream()
        .map(Offer::number)
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

  private static JsonArray list(List<Offer> offers) {
    JsonArray answer = new JsonArray();
    for (Offer offer : offers) {
      int[] parts = parts(offer.number());
      JsonObject entry = new JsonObject();
      entry.addProperty("major", parts[0]);
      entry.addProperty("minor", parts[1]);
      entry.addProperty("patch", parts[2]);
      entry.addProperty("default", offer.equals(offers.get(0)));
      entry.addProperty("end_of_service", offer.endOfService());
      answer.add(entry);
    }
    return answer;
  }
}

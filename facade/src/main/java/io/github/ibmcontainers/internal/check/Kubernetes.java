package io.github.ibmcontainers.internal.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks names, labels and taints by the rules of the service and of Kubernetes. */
public final class Kubernetes {
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final Pattern CLUSTER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,34}");
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  private Kubernetes() {}

  /** Returns the name of a new cluster if the service accepts it. */
  public static String newCluster(@Nullable String name) {
    String checked = Check.text("cluster's name", name);
    Check.that(
        CLUSTER.matcher(checked).matches(),
        "\"%s\" can't be the name of a cluster: it must start with a letter, contain only letters,"
            + " digits and hyphens, and have at most 35 characters",
        checked);
    return checked;
  }

  /** Returns a label if Kubernetes accepts its key and value. */
  public static Map.Entry<String, String> label(@Nullable String key, @Nullable String value) {
    return Map.entry(key(key), value("label", key, value));
  }

  /** Returns a copy of the labels if Kubernetes accepts them. */
  public static Map<String, String> labels(@Nullable Map<String, String> labels) {
    if (labels == null) {
      throw new IllegalArgumentException("The labels are null; pass an empty map to remove all");
    }
    labels.forEach((key, value) -> value("label", key(key), value));
    return Map.copyOf(labels);
  }

  /** Adds a taint to the map, in the form of the service: {@code key -> value:effect}. */
  public static void addTaint(
      Map<String, String> taints,
      @Nullable String key,
      @Nullable String value,
      @Nullable String effect) {
    String checked = key(key);
    value("taint", key, value);
    Check.that(
        effect != null && EFFECTS.contains(effect),
        "\"%s\" is not an effect of a taint; allowed are NoSchedule, PreferNoSchedule and NoExecute",
        String.valueOf(effect));
    taints.put(checked, value + ":" + effect);
  }

  /** Returns a copy of the taints, each {@code key -> value:effect}, if Kubernetes accepts them. */
  public static Map<String, String> taints(@Nullable Map<String, String> taints) {
    if (taints == null) {
      throw new IllegalArgumentException("The taints are null; pass an empty map to remove all");
    }
    Map<String, String> checked = new HashMap<>();
    taints.forEach(
        (key, text) -> {
          int colon = text == null ? -1 : text.lastIndexOf(':');
          if (text == null || colon < 0) {
            throw new IllegalArgumentException(
                "The taint \"" + key + "\" needs a value and an effect, such as db:NoSchedule");
          }
          addTaint(checked, key, text.substring(0, colon), text.substring(colon + 1));
        });
    return Map.copyOf(checked);
  }

  private static String key(@Nullable String key) {
    String checked = Check.text("key of a label or taint", key);
    int slash = checked.indexOf('/');
    Check.that(
        WORD.matcher(checked.substring(slash + 1)).matches()
            && (slash < 0 || PREFIX.matcher(checked.substring(0, slash)).matches()),
        "\"%s\" can't be the key of a label or taint: it has at most 63 letters, digits, '-', '_' and"
            + " '.', starts and ends with a letter or digit, and may have a DNS subdomain and '/' in"
            + " front",
        checked);
    return checked;
  }

  private static String value(String what, @Nullable String key, @Nullable String value) {
    if (value == null || !(value.isEmpty() || WORD.matcher(value).matches())) {
      throw new IllegalArgumentException(
          "\"%s\" can't be the value of the %s \"%s\": it is empty or has at most 63 letters, digits, '-', '_' and '.', and starts and ends with a letter or digit"
              .formatted(value, what, key));
    }
    return value;
  }
}

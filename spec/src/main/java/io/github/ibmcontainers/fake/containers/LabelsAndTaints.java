package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.api.ApiException;
import java.util.Map;
import java.util.regex.Pattern;

/** Validates labels and taints by the rules of Kubernetes. */
final class LabelsAndTaints {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern PREFIX =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int MAX_PREFIX = 253;
  private static final Pattern TAINT =
      Pattern.compile("(.*):(NoSchedule|PreferNoSchedule|NoExecute)");

  private LabelsAndTaints() {}

  static void checkLabels(Map<String, String> labels) {
    labels.forEach(
        (key, value) -> {
          checkKey("label", key);
          checkValue("label", key, value);
        });
  }

  static void checkTaints(Map<String, String> taints) {
    taints.forEach(
        (key, value) -> {
          checkKey("taint", key);
          var matcher = TAINT.matcher(value);
          if (!matcher.matches()) {
            throw ApiException.badRequest(
                "The taint '"
                    + key
                    + "' must have the form value:effect with the effect NoSchedule, PreferNoSchedule or"
                    + " NoExecute, not '"
                    + value
                    + "'.");
          }
          checkValue("taint", key, matcher.group(1));
        });
  }

  private static void checkKey(String kind, String key) {
    int slash = key.indexOf('/');
    String prefix = slash < 0 ? "" : key.substring(0, slash);
    boolean valid =
        NAME.matcher(key.substring(slash + 1)).matches()
            && (slash < 0 || (prefix.length() <= MAX_PREFIX && PREFIX.matcher(prefix).matches()));
    if (!valid) {
      throw ApiException.badRequest("The " + kind + " key '" + key + "' is not valid.");
    }
  }

  private static void checkValue(String kind, String key, String value) {
    if (!value.isEmpty() && !NAME.matcher(value).matches()) {
      throw ApiException.badRequest(
          "The value '" + value + "' of the " + kind + " '" + key + "' is not valid.");
    }
  }
}

package io.github.ibmcontainers.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognizes fields that can contain a secret by their names. */
final class SecretNames {
  private static final Pattern WORD_BREAK =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Set<String> SECRETS =
      Set.of(
          "apikey",
          "cert",
          "certificate",
          "credential",
          "credentials",
          "kubeconfig",
          "passcode",
          "password",
          "passwd",
          "pem",
          "secret",
          "token");

  /** A secret if it is the last word, unlike the name or id of a key. */
  private static final String KEY = "key";

  /** Last words of fields that describe a secret and don't contain it. */
  private static final Set<String> DESCRIPTIONS =
      Set.of(
          "applied",
          "crn",
          "enabled",
          "id",
          "name",
          "namespace",
          "owner",
          "ref",
          "rotation",
          "state",
          "status",
          "type",
          "version");

  private SecretNames() {}

  /** Returns whether a field can contain a key, token, password, certificate or kubeconfig. */
  static boolean isSecret(String name) {
    List<String> words =
        WORD_BREAK.splitAsStream(name).map(w -> w.toLowerCase(Locale.ROOT)).toList();
    if (words.isEmpty()) {
      return false;
    }
    String last = words.get(words.size() - 1);
    if (DESCRIPTIONS.contains(last)) {
      return false;
    }
    String whole = String.join("", words);
    return last.equals(KEY)
        || words.stream().anyMatch(SECRETS::contains)
        || whole.endsWith("secret")
        || whole.endsWith("apikey")
        || whole.endsWith("accesskey");
  }
}

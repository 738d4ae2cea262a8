package io.github.ibmcontainers.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which fields can hold a secret, by their name. */
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

  /** "key" alone and as the last word, but not the name or id of one. */
  private static final String KEY = "key";

  /** After one of these the field says something of the secret and is not the secret. */
  private static final Set<String> ABOUT =
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

  /** Whether a field of that name can hold a key, token, password, certificate or kubeconfig. */
  static boolean isSecret(String name) {
    List<String> words =
        WORD_BREAK.splitAsStream(name).map(w -> w.toLowerCase(Locale.ROOT)).toList();
    if (words.isEmpty()) {
      return false;
    }
    String last = words.get(words.size() - 1);
    if (ABOUT.contains(last)) {
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

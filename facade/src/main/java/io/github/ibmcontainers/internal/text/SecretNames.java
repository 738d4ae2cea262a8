package io.github.ibmcontainers.internal.text;

import io.github.ibmcontainers.generated.SecretFields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of fields, parameters and headers whose values are secrets. */
final class SecretNames {
  /** No name that is known is longer; of a longer one the end decides. */
  private static final int LONGEST = 128;

  /** A name is secret if its letters and digits, in lower case, end with one of these. */
  private static final List<String> ENDINGS =
      List.of(
          "token",
          "tokens",
          "password",
          "passwords",
          "passwd",
          "passphrase",
          "passcode",
          "passcodes",
          "secret",
          "apikey",
          "apikeys",
          "apikeyvalue",
          "privatekey",
          "clientkey",
          "agentkey",
          "ingestionkey",
          "clientcert",
          "accesskey",
          "accesskeyid",
          "certificate",
          "cacert",
          "authorization",
          "cookie",
          "xauthsupplemental",
          "kubeconfig",
          "credential",
          "credentials",
          "jwt",
          "answer",
          "securitycode",
          "secretparameters",
          "stringdata",
          "authoritydata",
          "certificatedata",
          "keydata",
          "userdata");

  /** How a kubeconfig names the content of a file. */
  private static final String EMBEDDED = "-data";

  /** Names whose value is more than a word even within a sentence. */
  private static final Set<String> HEADERS = Set.of("authorization", "cookie");

  private SecretNames() {}

  /** Returns whether a field, parameter or header of that name holds a secret, wherever it is. */
  static boolean isSecret(String name) {
    String plain = plain(name);
    return name.endsWith(EMBEDDED) || ENDINGS.stream().anyMatch(plain::endsWith);
  }

  /** Returns whether a field of a JSON or YAML object holds a secret, also by the API document. */
  static boolean isSecretField(String name) {
    return isSecret(name) || Document.NAMES.contains(plain(name));
  }

  /** Returns whether the value of a header of that name extends to the end of its line. */
  static boolean isHeader(String name) {
    String plain = plain(name);
    return HEADERS.stream().anyMatch(plain::endsWith);
  }

  private static String plain(String name) {
    StringBuilder letters = new StringBuilder(Math.min(name.length(), LONGEST));
    for (int i = Math.max(0, name.length() - LONGEST); i < name.length(); i++) {
      if (Character.isLetterOrDigit(name.charAt(i))) {
        letters.append(Character.toLowerCase(name.charAt(i)));
      }
    }
    return letters.toString();
  }

  /** Loaded with the first field that is asked for. */
  private static final class Document {
    static final Set<String> NAMES =
        SecretFields.names().stream().map(SecretNames::plain).collect(Collectors.toSet());
  }
}

package io.github.ibmcontainers.internal.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the file {@code ibm-credentials.env} of IBM's SDKs: lines {@code NAME=value}, and comments
 * that start with {@code #}. A name can follow {@code export}, and the value can then be quoted.
 * The file is the one in {@code IBM_CREDENTIALS_FILE} or the first that exists in the home
 * directory and the working directory.
 */
final class CredentialsFile {
  static final String VARIABLE = "IBM_CREDENTIALS_FILE";
  private static final String NAME = "ibm-credentials.env";

  /** Written by editors on Windows at the start of a file. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern EXPORT = Pattern.compile("export\\s+");

  private CredentialsFile() {}

  /**
   * Returns the values of the file; empty if there is no file.
   *
   * @param named the value of the variable, or blank
   * @throws IllegalArgumentException if the named file doesn't exist, or a file can't be read
   */
  static Map<String, String> read(String named, List<Path> directories) {
    if (!named.isBlank()) {
      Path file = Path.of(named.strip());
      if (!Files.exists(file)) {
        throw new IllegalArgumentException(
            VARIABLE + " refers to " + file + ", which doesn't exist");
      }
      return read(file);
    }
    return directories.stream()
        .map(directory -> directory.resolve(NAME))
        .filter(Files::exists)
        .findFirst()
        .map(CredentialsFile::read)
        .orElse(Map.of());
  }

  private static Map<String, String> read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("The credentials file " + file + " can't be read", e);
    }
  }

  static Map<String, String> parse(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      String text = line.replace(BYTE_ORDER_MARK, "").strip();
      Matcher exported = EXPORT.matcher(text);
      boolean shell = exported.lookingAt();
      String assignment = shell ? text.substring(exported.end()) : text;
      int equals = assignment.indexOf('=');
      if (!text.startsWith("#") && equals > 0) {
        String value = assignment.substring(equals + 1).strip();
        values.put(assignment.substring(0, equals).strip(), shell ? unquoted(value) : value);
      }
    }
    return values;
  }

  private static String unquoted(String value) {
    int last = value.length() - 1;
    boolean quoted =
        last > 0
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(last) == value.charAt(0);
    return quoted ? value.substring(1, last) : value;
  }
}

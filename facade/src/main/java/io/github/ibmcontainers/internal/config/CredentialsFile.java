package io.github.ibmcontainers.internal.config;

import io.github.ibmcontainers.internal.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the file {@code ibm-credentials.env} of IBM's SDKs: lines {@code NAME=value}, and comments
 * that start with {@code #}. A name can follow {@code export}; the rest of the line is then read as
 * a shell does, with quotes, comments, and further commands. The file is the one in {@code
 * IBM_CREDENTIALS_FILE} or the first that exists in the home directory and the working directory.
 */
final class CredentialsFile {
  static final String VARIABLE = "IBM_CREDENTIALS_FILE";
  private static final String NAME = "ibm-credentials.env";

  private static final Pattern EXPORT = Pattern.compile("export\\s+");

  /** A value in a shell, and what follows after a semicolon. */
  private static final Pattern SHELL_VALUE =
      Pattern.compile("(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"';]*))\\s*(?:;\\s*(.*)|(?<=\\s)#.*)?");

  private CredentialsFile() {}

  /**
   * Returns the values of the file; empty if there is no file.
   *
   * @param named the value of the variable, or blank
   * @throws IllegalArgumentException if the named file doesn't exist, or a file can't be read
   */
  static Map<String, String> read(String named, List<Path> directories) {
    if (!named.isBlank()) {
      Path file = path(named.strip());
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

  private static Path path(String named) {
    try {
      return Path.of(named);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(VARIABLE + " is no path: " + e.getReason(), e);
    }
  }

  private static Map<String, String> read(Path file) {
    try {
      return parse(TextFile.read(file).lines().toList());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The credentials file " + file + " can't be read" + TextFile.reason(e), e);
    }
  }

  static Map<String, String> parse(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      String rest = line.strip();
      while (!rest.isEmpty()) {
        rest = read(rest, values);
      }
    }
    return values;
  }

  /** Reads an assignment and returns the rest of the line. */
  private static String read(String line, Map<String, String> values) {
    Matcher exported = EXPORT.matcher(line);
    boolean shell = exported.lookingAt();
    String assignment = shell ? line.substring(exported.end()) : line;
    int equals = assignment.indexOf('=');
    if (line.startsWith("#") || equals <= 0) {
      return "";
    }
    String name = assignment.substring(0, equals).strip();
    String value = assignment.substring(equals + 1).strip();
    Matcher ofShell = SHELL_VALUE.matcher(value);
    if (!shell || !ofShell.matches()) {
      values.put(name, value);
      return "";
    }
    values.put(name, group(ofShell, 1) + group(ofShell, 2) + group(ofShell, 3));
    return group(ofShell, 4);
  }

  private static String group(Matcher matcher, int number) {
    String text = matcher.group(number);
    return text == null ? "" : text;
  }
}

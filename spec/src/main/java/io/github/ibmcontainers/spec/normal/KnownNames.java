package io.github.ibmcontainers.spec.normal;

import io.github.ibmcontainers.spec.document.DocumentException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The table of the Java names of the API's operations, models and headers, which don't depend on
 * the names in the document. Entries are only added, so names never change. Immutable.
 *
 * @param settings {@code host} and {@code basePath} of the API
 * @param headers the spelling of header parameters
 * @param models the names of models by their name in the document
 * @param operations operations by {@link #key}
 * @param schemas the names of models by the place of their use, see {@link SchemaPlaces}
 */
public record KnownNames(
    Map<String, String> settings,
    Set<String> headers,
    Map<String, String> models,
    Map<String, Operation> operations,
    Map<String, String> schemas) {
  private static final String HEADER =
      "# The Java names of operations and models. Updates add lines and never change existing ones.\n";

  /** Sorts and copies the entries. */
  public KnownNames {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    headers = Collections.unmodifiableSet(new TreeSet<>(headers));
    models = Collections.unmodifiableMap(new TreeMap<>(models));
    operations = Collections.unmodifiableMap(new TreeMap<>(operations));
    schemas = Collections.unmodifiableMap(new TreeMap<>(schemas));
  }

  /**
   * An operation in Java and in requests.
   *
   * @param id its operation id, which determines the method name
   * @param tag its tag, which determines the class name
   * @param status the status of its success response
   * @param login whether it requires a token
   * @param parameters the names of its arguments in order; that of a body is {@code body}
   */
  public record Operation(
      String method,
      String path,
      String id,
      String tag,
      String status,
      boolean login,
      List<String> parameters) {
    /** Copies the list. */
    public Operation {
      parameters = List.copyOf(parameters);
    }

    private String line() {
      return String.join(
          "\t",
          "operation",
          method,
          path,
          id,
          tag,
          status,
          login ? "login" : "open",
          String.join(",", parameters));
    }
  }

  /** Returns an empty table, for documents of other services. */
  public static KnownNames none() {
    return new KnownNames(Map.of(), Set.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * Parses the table.
   *
   * @throws DocumentException if a line is invalid; contains its number
   */
  public static KnownNames parse(String text) {
    Map<String, String> settings = new HashMap<>();
    Set<String> headers = new TreeSet<>();
    Map<String, String> models = new HashMap<>();
    Map<String, Operation> operations = new HashMap<>();
    Map<String, String> schemas = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] columns = line.split("\t", -1);
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      switch (columns[0] + "/" + columns.length) {
        case "host/2", "basePath/2" -> settings.put(columns[0], columns[1]);
        case "header/2" -> headers.add(columns[1]);
        case "model/2" -> models.put(columns[1], columns[1]);
        case "model/3" -> models.put(columns[2], columns[1]);
        case "schema/3" -> schemas.put(columns[1], columns[2]);
        case "operation/8" -> {
          Operation operation =
              new Operation(
                  columns[1],
                  columns[2],
                  columns[3],
                  columns[4],
                  columns[5],
                  columns[6].equals("login"),
                  columns[7].isEmpty() ? List.of() : List.of(columns[7].split(",", -1)));
          operations.put(key(operation.method(), operation.path()), operation);
        }
        default -> throw new DocumentException("names.tsv, line " + number + ": invalid line");
      }
    }
    return new KnownNames(settings, headers, models, operations, schemas);
  }

  /** Returns the text of the table, sorted. */
  public String text() {
    List<String> lines = new ArrayList<>();
    settings.forEach((name, value) -> lines.add(name + "\t" + value));
    headers.forEach(name -> lines.add("header\t" + name));
    models.forEach(
        (inFile, name) -> lines.add("model\t" + name + (inFile.equals(name) ? "" : "\t" + inFile)));
    operations.values().forEach(operation -> lines.add(operation.line()));
    schemas.forEach((place, name) -> lines.add("schema\t" + place + "\t" + name));
    return HEADER + String.join("\n", lines) + "\n";
  }

  /** Returns an operation; the names of path variables are ignored. */
  Optional<Operation> operation(String method, String path) {
    return Optional.ofNullable(operations.get(key(method, path)));
  }

  /** Returns the known spelling of a header; the given one if it is unknown. */
  String header(String name) {
    return headers.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  static String key(String method, String path) {
    return Names.anonymous(path) + " " + method.toUpperCase(Locale.ROOT);
  }
}

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
 * The table of names: how the API's operations, models and headers are called in Java, whatever a
 * document calls them. It only grows, so that nothing moves. Immutable.
 *
 * @param settings {@code host} and {@code basePath} of the API
 * @param headers spelling of the header parameters
 * @param models models by the name that a document gave them
 * @param homes operations by {@link #key}
 * @param schemas models by the place that holds them, see {@link SchemaPlaces}
 */
public record KnownNames(
    Map<String, String> settings,
    Set<String> headers,
    Map<String, String> models,
    Map<String, Home> homes,
    Map<String, String> schemas) {
  private static final String HEADER =
      "# Where operations and models have their place in Java. Only ever added to: by the update,"
          + " and by exec:java@refresh.\n";

  /** Keeps sorted copies. */
  public KnownNames {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    headers = Collections.unmodifiableSet(new TreeSet<>(headers));
    models = Collections.unmodifiableMap(new TreeMap<>(models));
    homes = Collections.unmodifiableMap(new TreeMap<>(homes));
    schemas = Collections.unmodifiableMap(new TreeMap<>(schemas));
  }

  /**
   * The place of an operation in Java and in requests.
   *
   * @param id its operation id, from which its method is named
   * @param tag its tag, from which its class is named
   * @param status the status of its success answer
   * @param login whether it needs a token
   * @param parameters names of its arguments in order; a body is called {@code body}
   */
  public record Home(
      String method,
      String path,
      String id,
      String tag,
      String status,
      boolean login,
      List<String> parameters) {
    /** Keeps a copy of the list. */
    public Home {
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

  /** A table without a line, for documents of other services. */
  public static KnownNames none() {
    return new KnownNames(Map.of(), Set.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * Reads the table.
   *
   * @throws DocumentException with the number of a line that is none
   */
  public static KnownNames parse(String text) {
    Map<String, String> settings = new HashMap<>();
    Set<String> headers = new TreeSet<>();
    Map<String, String> models = new HashMap<>();
    Map<String, Home> homes = new HashMap<>();
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
          Home home =
              new Home(
                  columns[1],
                  columns[2],
                  columns[3],
                  columns[4],
                  columns[5],
                  columns[6].equals("login"),
                  columns[7].isEmpty() ? List.of() : List.of(columns[7].split(",", -1)));
          homes.put(key(home.method(), home.path()), home);
        }
        default -> throw new DocumentException("names.tsv, line " + number + ": no line of it");
      }
    }
    return new KnownNames(settings, headers, models, homes, schemas);
  }

  /** The table's text, sorted. */
  public String text() {
    List<String> lines = new ArrayList<>();
    settings.forEach((name, value) -> lines.add(name + "\t" + value));
    headers.forEach(name -> lines.add("header\t" + name));
    models.forEach(
        (inFile, name) -> lines.add("model\t" + name + (inFile.equals(name) ? "" : "\t" + inFile)));
    homes.values().forEach(home -> lines.add(home.line()));
    schemas.forEach((place, name) -> lines.add("schema\t" + place + "\t" + name));
    return HEADER + String.join("\n", lines) + "\n";
  }

  /** The home of an operation, whatever its path calls its variables. */
  Optional<Home> home(String method, String path) {
    return Optional.ofNullable(homes.get(key(method, path)));
  }

  /** The usual spelling of a header, else its own. */
  String header(String name) {
    return headers.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  static String key(String method, String path) {
    return Names.anonymous(path) + " " + method.toUpperCase(Locale.ROOT);
  }
}

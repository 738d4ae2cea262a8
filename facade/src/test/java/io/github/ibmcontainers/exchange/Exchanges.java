package io.github.ibmcontainers.exchange;

import io.github.ibmcontainers.cluster.value.Provider;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The data files; see {@code package-info} for their format. */
public final class Exchanges {
  private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) /.*");
  private static final Pattern ANSWER = Pattern.compile("HTTP \\d{3}");
  private static final Pattern FIXTURE = Pattern.compile("@([\\w-]+\\.json)");
  private static final String REFUSED = "refused: ";
  private static final String SEEN = "-> ";

  private Exchanges() {}

  /** Returns all calls of the data files. */
  public static List<Cell> all() {
    Path root = resource("/exchanges");
    try (Stream<Path> files = Files.walk(root)) {
      List<Cell> cells = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".http")).sorted().toList()) {
        cells.addAll(read(root.relativize(file).toString(), Files.readAllLines(file)));
      }
      return cells;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the operation IDs in the files, by provider. */
  public static Map<Provider, Set<String>> operations() {
    Document document = new Document();
    Map<Provider, Set<String>> operations = new EnumMap<>(Provider.class);
    for (Cell cell : all()) {
      for (Provider provider : cell.provider().map(List::of).orElse(List.of(Provider.values()))) {
        for (Cell.Exchange exchange : cell.exchanges()) {
          operations
              .computeIfAbsent(provider, any -> new HashSet<>())
              .add(document.operation(exchange.request()).id());
        }
      }
    }
    return operations;
  }

  private static List<Cell> read(String file, List<String> lines) {
    String method = file.replaceFirst("(-[^/]*)?\\.http$", "").replace('/', '.');
    List<List<String>> sections = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : lines) {
      if (line.startsWith("###")) {
        sections.add(new ArrayList<>());
      }
      sections.get(sections.size() - 1).add(line);
    }
    Section common = new Section(sections.get(0));
    List<Cell> cells = new ArrayList<>();
    for (List<String> section : sections.subList(1, sections.size())) {
      String label = section.get(0).substring(3).strip();
      Section own = new Section(section.subList(1, section.size()));
      List<Seen> seen = new ArrayList<>(own.refusal.isPresent() ? List.of() : common.seen);
      seen.addAll(own.seen);
      for (Optional<Provider> provider : providers(label)) {
        cells.add(
            new Cell(
                file + ": " + provider.map(Provider::toString).orElse("any") + " of " + label,
                method,
                provider,
                own.call.isEmpty() ? common.call : own.call,
                own.exchanges,
                own.refusal,
                seen));
      }
    }
    return cells;
  }

  private static List<Optional<Provider>> providers(String label) {
    String names = label.replaceFirst(" (by|with) .*", "");
    if (names.equals("any provider")) {
      return List.of(Optional.empty());
    }
    Function<String, Provider> byName =
        name ->
            Stream.of(Provider.values())
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("### " + label));
    return Stream.of(names.split(", ")).map(byName).map(Optional::of).toList();
  }

  /** The text between two lines that start with {@code ###}. */
  private static final class Section {
    final List<Seen> seen = new ArrayList<>();
    final List<Cell.Exchange> exchanges = new ArrayList<>();
    final String call;
    final Optional<String> refusal;
    private final List<String> lines;
    private int at;

    Section(List<String> all) {
      all.stream()
          .filter(line -> line.startsWith(SEEN))
          .forEach(line -> seen.add(Seen.parse(line.substring(SEEN.length()))));
      this.lines = all.stream().filter(line -> !line.startsWith(SEEN)).toList();
      this.call = until(line -> REQUEST.matcher(line).matches() || line.startsWith(REFUSED));
      this.refusal =
          at < lines.size() && lines.get(at).startsWith(REFUSED)
              ? Optional.of(lines.get(at).substring(REFUSED.length()))
              : Optional.empty();
      while (refusal.isEmpty() && at < lines.size()) {
        exchanges.add(exchange());
      }
    }

    private Cell.Exchange exchange() {
      String request = lines.get(at++);
      Map<String, String> headers = new LinkedHashMap<>();
      for (String header : until(String::isBlank).lines().toList()) {
        headers.put(header.replaceFirst(":.*", ""), header.replaceFirst("[^:]*: *", ""));
      }
      String body = until(line -> ANSWER.matcher(line).matches());
      int status = Integer.parseInt(lines.get(at++).substring("HTTP ".length()));
      String answer = until(line -> REQUEST.matcher(line).matches());
      return new Cell.Exchange(
          request, headers, body.isEmpty() ? null : body, status, withFixtures(answer));
    }

    private String until(Function<String, Boolean> end) {
      int from = at;
      while (at < lines.size() && !end.apply(lines.get(at))) {
        at++;
      }
      return String.join("\n", lines.subList(from, at)).strip();
    }
  }

  private static String withFixtures(String answer) {
    return FIXTURE
        .matcher(answer)
        .replaceAll(
            found -> {
              try {
                return Matcher.quoteReplacement(
                    Files.readString(
                        resource("/io/github/ibmcontainers/cluster/" + found.group(1))));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Exchanges.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }
}

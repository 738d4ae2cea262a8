package io.github.ibmcontainers.fake.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses GraphQL documents with one operation, to the extent that the fake cloud needs. */
final class GraphQlQuery {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\.\\.\\.|[{}()\\[\\]:!$=@|,]|\"(?:\\\\.|[^\"\\\\])*\"|-?[0-9]+(?:\\.[0-9]+)?|[_A-Za-z]\\w*");

  private final List<String> tokens = new ArrayList<>();
  private int position;

  private GraphQlQuery(String text) {
    Matcher matcher = TOKEN.matcher(text.replaceAll("#[^\n]*", ""));
    while (matcher.find()) {
      if (!matcher.group().equals(",")) {
        tokens.add(matcher.group());
      }
    }
  }

  /**
   * An operation.
   *
   * @param type {@code query} or {@code mutation}
   * @param fields the selected fields
   */
  record Operation(String type, List<Field> fields) {}

  /**
   * A selected field, or an inline fragment.
   *
   * @param name the name of the field; empty for an inline fragment
   * @param key the name in the response
   * @param onType the type condition of a fragment
   * @param arguments the arguments as in the document, variables with their {@code $}
   * @param fields the selected subfields
   */
  record Field(
      String name,
      String key,
      Optional<String> onType,
      Map<String, String> arguments,
      List<Field> fields) {}

  /** Parses a document; empty if it is invalid. */
  static Optional<Operation> parse(String text) {
    GraphQlQuery query = new GraphQlQuery(text);
    try {
      return Optional.of(query.operation());
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Operation operation() {
    String type = "query";
    if (!peek().equals("{")) {
      type = next();
      if (!type.equals("query") && !type.equals("mutation")) {
        throw new IllegalArgumentException(type);
      }
      while (!peek().equals("{")) {
        if (next().equals("(")) {
          skipTo(")");
        }
      }
    }
    return new Operation(type, selection());
  }

  private List<Field> selection() {
    expect("{");
    List<Field> fields = new ArrayList<>();
    while (!peek().equals("}")) {
      fields.add(peek().equals("...") ? fragment() : field());
    }
    expect("}");
    return List.copyOf(fields);
  }

  private Field fragment() {
    expect("...");
    expect("on");
    String type = next();
    return new Field("", "", Optional.of(type), Map.of(), selection());
  }

  private Field field() {
    String key = next();
    String name = key;
    if (peek().equals(":")) {
      next();
      name = next();
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    if (peek().equals("(")) {
      next();
      while (!peek().equals(")")) {
        String argument = next();
        expect(":");
        arguments.put(argument, value());
      }
      expect(")");
    }
    List<Field> fields = peek().equals("{") ? selection() : List.of();
    return new Field(name, key, Optional.empty(), arguments, fields);
  }

  private String value() {
    String token = next();
    if (token.equals("$")) {
      return "$" + next();
    }
    return token;
  }

  private void skipTo(String end) {
    while (!next().equals(end)) {
      // Variable definitions are not validated.
    }
  }

  private String peek() {
    return tokens.get(position);
  }

  private String next() {
    return tokens.get(position++);
  }

  private void expect(String token) {
    if (!next().equals(token)) {
      throw new IllegalArgumentException(token);
    }
  }
}

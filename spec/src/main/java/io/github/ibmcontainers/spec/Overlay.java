package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.GsonJsonProvider;
import io.github.ibmcontainers.spec.document.References;
import io.github.ibmcontainers.spec.document.YamlTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An OpenAPI Overlay 1.0 document. An update merges into an object, key by key, and is appended to
 * a list; lists and plain values inside an update replace what is there.
 *
 * <p>Three things are stricter than the specification: an action matches exactly one node unless it
 * says {@code x-several: true}, an action with {@code x-expect} only works on what it expects, and
 * one with {@code x-new: true} leaves alone what the document already has.
 */
final class Overlay {
  private static final Configuration PATHS =
      Configuration.builder()
          .jsonProvider(new GsonJsonProvider())
          .options(Option.AS_PATH_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();

  /** The key of the actions in the file. */
  static final String ACTIONS = "actions";

  private final List<OverlayAction> actions;

  private Overlay(List<OverlayAction> actions) {
    this.actions = List.copyOf(actions);
  }

  /** What came of an action. */
  enum Outcome {
    /** It changed the document. */
    APPLIED,
    /** It changed nothing: the document already says what it says. */
    NOT_NEEDED,
    /** Its target is gone. */
    NO_MATCH,
    /** Its target matches several nodes and it does not say that it may. */
    AMBIGUOUS,
    /** What it expects at its target is not there any more. */
    UNEXPECTED,
    /** It refers to a definition that is gone. */
    DANGLING,
    /** The update does not fit the kind of its target. */
    UNFIT;

    boolean broken() {
      return this == NO_MATCH
          || this == AMBIGUOUS
          || this == UNEXPECTED
          || this == DANGLING
          || this == UNFIT;
    }
  }

  /** A document after the overlay, and what came of each action in order. */
  record Applied(JsonObject document, List<Result> results) {
    /** Sentences about the actions that do not fit the document any more. */
    List<String> broken() {
      return results.stream().filter(r -> r.outcome().broken()).map(Result::sentence).toList();
    }

    /** Sentences about the actions that the document needs no more. */
    List<String> notNeeded() {
      return results.stream()
          .filter(r -> r.outcome() == Outcome.NOT_NEEDED || !r.present().isEmpty())
          .map(Result::sentence)
          .toList();
    }
  }

  /**
   * What came of one action.
   *
   * @param present names that it would have added, had the document not had them already
   */
  record Result(OverlayAction action, Outcome outcome, List<String> present) {
    Result dangling() {
      return new Result(action, Outcome.DANGLING, present);
    }

    String sentence() {
      String what =
          switch (outcome) {
            case APPLIED ->
                present.isEmpty()
                    ? "applied to"
                    : "is no longer needed for " + String.join(", ", present) + " at";
            case NOT_NEEDED -> "is no longer needed, the document has it at";
            case NO_MATCH -> "matches nothing at";
            case AMBIGUOUS -> "matches more than one node at";
            case UNEXPECTED -> "does not find what it expects at";
            case DANGLING -> "refers to a definition that is gone, at";
            case UNFIT -> "cannot be merged into what is at";
          };
      return "action " + action.id() + " " + what + " " + action.target().getPath();
    }
  }

  /**
   * Reads an overlay.
   *
   * @throws OverlayException when it is none, or an action is incomplete
   */
  static Overlay parse(String yaml) {
    JsonElement tree;
    List<Integer> lines;
    try {
      tree = YamlTree.parse(yaml);
      lines = YamlTree.lines(yaml, ACTIONS);
    } catch (IllegalArgumentException e) {
      throw new OverlayException("overlay: " + e.getMessage(), e);
    }
    if (!(tree instanceof JsonObject root)
        || !(root.get("overlay") instanceof JsonPrimitive version)
        || !version.getAsString().startsWith("1.0.")
        || !root.has(ACTIONS)) {
      throw new OverlayException("overlay: no OpenAPI Overlay 1.0 document with actions");
    }
    if (root.get(ACTIONS).isJsonNull()) {
      return new Overlay(List.of());
    }
    if (!(root.get(ACTIONS) instanceof JsonArray list)) {
      throw new OverlayException("overlay: actions are no list");
    }
    List<OverlayAction> actions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonElement json : list) {
      try {
        OverlayAction action = OverlayAction.from(json, actions.size());
        if (!ids.add(action.id())) {
          throw new OverlayException("two actions are called " + action.id());
        }
        actions.add(action);
      } catch (OverlayException e) {
        throw new OverlayException(
            "overlay, line " + (lines.get(actions.size()) + 1) + ": " + e.getMessage(), e);
      }
    }
    return new Overlay(actions);
  }

  /** All actions in order. */
  List<OverlayAction> actions() {
    return actions;
  }

  /**
   * Applies every action to a copy of the document.
   *
   * @throws OverlayException naming each action that does not fit the document
   */
  JsonObject apply(JsonObject document) {
    Applied applied = tryOn(document);
    if (!applied.broken().isEmpty()) {
      throw new OverlayException(
          applied.broken().stream()
              .collect(
                  Collectors.joining("\n  ", "the overlay does not fit the document:\n  ", "")));
    }
    return applied.document();
  }

  /** Applies what fits to a copy of the document and tells what came of each action. */
  Applied tryOn(JsonObject document) {
    JsonObject copy = document.deepCopy();
    List<Result> results = new ArrayList<>();
    for (OverlayAction action : actions) {
      List<String> present = new ArrayList<>();
      Outcome outcome = apply(action, copy, present);
      results.add(new Result(action, outcome, List.copyOf(present)));
    }
    results.replaceAll(result -> refersToNothing(result, copy) ? result.dangling() : result);
    return new Applied(copy, List.copyOf(results));
  }

  private static boolean refersToNothing(Result result, JsonObject document) {
    return result.outcome() == Outcome.APPLIED
        && result
            .action()
            .update()
            .filter(update -> !References.dangling(update, document).isEmpty())
            .isPresent();
  }

  private static Outcome apply(OverlayAction action, JsonObject document, List<String> present) {
    List<NodePath> nodes = matches(action, document);
    if (nodes.isEmpty()) {
      return Outcome.NO_MATCH;
    }
    if (nodes.size() > 1 && !action.several()) {
      return Outcome.AMBIGUOUS;
    }
    if (action.expected().isPresent()
        && nodes.stream().anyMatch(n -> !holds(n.in(document), action.expected().get()))) {
      return Outcome.UNEXPECTED;
    }
    boolean changed = false;
    for (NodePath path : nodes) {
      if (action.update().isEmpty()) {
        path.removeFrom(document);
        changed = true;
        continue;
      }
      JsonElement node = path.in(document);
      JsonElement update = action.update().get();
      if (node.isJsonArray()) {
        changed |= append(node.getAsJsonArray(), update);
      } else if (node.isJsonObject() && update.isJsonObject()) {
        changed |=
            action.addition()
                ? add(node.getAsJsonObject(), update.getAsJsonObject(), present)
                : merge(node.getAsJsonObject(), update.getAsJsonObject());
      } else {
        return Outcome.UNFIT;
      }
    }
    return changed ? Outcome.APPLIED : Outcome.NOT_NEEDED;
  }

  /**
   * The nodes of an action. Those of a removal come last first, so that it moves no entry of a list
   * that is still to be removed, and takes out what is inside a node before the node.
   */
  private static List<NodePath> matches(OverlayAction action, JsonObject document) {
    JsonArray paths;
    try {
      paths = action.target().read(document, PATHS);
    } catch (JsonPathException | ClassCastException | UnsupportedOperationException e) {
      return List.of();
    }
    if (paths == null) {
      return List.of();
    }
    Set<NodePath> nodes = new LinkedHashSet<>();
    for (JsonElement path : paths) {
      nodes.addAll(NodePath.parse(path.getAsString(), document));
    }
    List<NodePath> ordered = new ArrayList<>(nodes);
    if (action.update().isEmpty()) {
      Collections.reverse(ordered);
    }
    return ordered;
  }

  /** Whether a node has every key of another with the same value; it may have more. */
  private static boolean holds(JsonElement node, JsonElement expected) {
    if (!node.isJsonObject() || !expected.isJsonObject()) {
      return node.equals(expected);
    }
    JsonObject object = node.getAsJsonObject();
    return expected.getAsJsonObject().entrySet().stream()
        .allMatch(e -> object.has(e.getKey()) && holds(object.get(e.getKey()), e.getValue()));
  }

  private static boolean append(JsonArray list, JsonElement update) {
    for (JsonElement present : list) {
      if (present.equals(update) || sameName(present, update)) {
        return false;
      }
    }
    list.add(update.deepCopy());
    return true;
  }

  /** Parameters are the same by name and location, tags by name: a list has neither twice. */
  private static boolean sameName(JsonElement a, JsonElement b) {
    if (!a.isJsonObject() || !b.isJsonObject() || !b.getAsJsonObject().has("name")) {
      return false;
    }
    JsonObject one = a.getAsJsonObject();
    JsonObject other = b.getAsJsonObject();
    return other.get("name").equals(one.get("name"))
        && (!other.has("in") || other.get("in").equals(one.get("in")));
  }

  private static boolean add(JsonObject node, JsonObject update, List<String> present) {
    boolean changed = false;
    for (Map.Entry<String, JsonElement> entry : update.entrySet()) {
      if (node.has(entry.getKey())) {
        present.add(entry.getKey());
      } else {
        node.add(entry.getKey(), entry.getValue().deepCopy());
        changed = true;
      }
    }
    return changed;
  }

  private static boolean merge(JsonObject node, JsonObject update) {
    boolean changed = false;
    for (Map.Entry<String, JsonElement> entry : update.entrySet()) {
      JsonElement present = node.get(entry.getKey());
      JsonElement wanted = entry.getValue();
      if (present != null && present.isJsonObject() && wanted.isJsonObject()) {
        changed |= merge(present.getAsJsonObject(), wanted.getAsJsonObject());
      } else if (!wanted.equals(present)) {
        node.add(entry.getKey(), wanted.deepCopy());
        changed = true;
      }
    }
    return changed;
  }
}

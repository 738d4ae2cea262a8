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
 * An OpenAPI Overlay 1.0 document. An update is merged into an object key by key, or appended to a
 * list; lists and primitive values inside an update replace existing ones.
 *
 * <p>It is stricter than the specification in three respects: an action must match exactly one node
 * unless it has {@code x-several: true}, an action with {@code x-expect} applies only to nodes with
 * the expected content, and one with {@code x-new: true} doesn't change existing members.
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

  /** The outcome of an action. */
  enum Outcome {
    /** It changed the document. */
    APPLIED,
    /** It changed nothing, because the document already contains its update. */
    NOT_NEEDED,
    /** Its target doesn't exist. */
    NO_MATCH,
    /** Its target matches several nodes, which it doesn't allow. */
    AMBIGUOUS,
    /** Its target doesn't have the expected content. */
    UNEXPECTED,
    /** It refers to a definition that doesn't exist. */
    DANGLING,
    /** The update can't be merged into a target of this type. */
    INCOMPATIBLE;

    boolean broken() {
      return this == NO_MATCH
          || this == AMBIGUOUS
          || this == UNEXPECTED
          || this == DANGLING
          || this == INCOMPATIBLE;
    }
  }

  /** A document with the overlay applied, and the results of the actions in order. */
  record Applied(JsonObject document, List<Result> results) {
    /** Returns sentences about the actions that don't apply to the document. */
    List<String> broken() {
      return results.stream().filter(r -> r.outcome().broken()).map(Result::sentence).toList();
    }

    /** Returns sentences about the actions that are no longer needed. */
    List<String> notNeeded() {
      return results.stream()
          .filter(r -> r.outcome() == Outcome.NOT_NEEDED || !r.present().isEmpty())
          .map(Result::sentence)
          .toList();
    }
  }

  /**
   * The result of one action.
   *
   * @param present the names that it would have added if the document didn't already contain them
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
            case NOT_NEEDED -> "is no longer needed, the document already contains it at";
            case NO_MATCH -> "matches nothing at";
            case AMBIGUOUS -> "matches more than one node at";
            case UNEXPECTED -> "does not find the expected content at";
            case DANGLING -> "refers to a missing definition, at";
            case INCOMPATIBLE -> "can't be merged into the node at";
          };
      return "action " + action.id() + " " + what + " " + action.target().getPath();
    }
  }

  /**
   * Parses an overlay.
   *
   * @throws OverlayException if it isn't a valid overlay, or an action is incomplete
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
      throw new OverlayException("overlay: not an OpenAPI Overlay 1.0 document with actions");
    }
    if (root.get(ACTIONS).isJsonNull()) {
      return new Overlay(List.of());
    }
    if (!(root.get(ACTIONS) instanceof JsonArray list)) {
      throw new OverlayException("overlay: actions is not a list");
    }
    List<OverlayAction> actions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonElement json : list) {
      try {
        OverlayAction action = OverlayAction.from(json, actions.size());
        if (!ids.add(action.id())) {
          throw new OverlayException("two actions have the id " + action.id());
        }
        actions.add(action);
      } catch (OverlayException e) {
        throw new OverlayException(
            "overlay, line " + (lines.get(actions.size()) + 1) + ": " + e.getMessage(), e);
      }
    }
    return new Overlay(actions);
  }

  /** Returns all actions in order. */
  List<OverlayAction> actions() {
    return actions;
  }

  /**
   * Applies every action to a copy of the document.
   *
   * @throws OverlayException if an action doesn't apply to the document; names all of these
   */
  JsonObject apply(JsonObject document) {
    Applied applied = tryOn(document);
    if (!applied.broken().isEmpty()) {
      throw new OverlayException(
          applied.broken().stream()
              .collect(
                  Collectors.joining(
                      "\n  ", "the overlay does not apply to the document:\n  ", "")));
    }
    return applied.document();
  }

  /** Applies the actions to a copy of the document where possible, and returns all results. */
  Applied tryOn(JsonObject document) {
    JsonObject copy = document.deepCopy();
    List<Result> results = new ArrayList<>();
    for (OverlayAction action : actions) {
      List<String> present = new ArrayList<>();
      Outcome outcome = apply(action, copy, present);
      results.add(new Result(action, outcome, List.copyOf(present)));
    }
    results.replaceAll(result -> isDangling(result, copy) ? result.dangling() : result);
    return new Applied(copy, List.copyOf(results));
  }

  private static boolean isDangling(Result result, JsonObject document) {
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
        && nodes.stream().anyMatch(n -> !contains(n.in(document), action.expected().get()))) {
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
        return Outcome.INCOMPATIBLE;
      }
    }
    return changed ? Outcome.APPLIED : Outcome.NOT_NEEDED;
  }

  /**
   * Returns the nodes of an action. Those of a removal are in reverse order, so that list indexes
   * stay valid and inner nodes are removed before outer ones.
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

  /** Returns whether a node contains every member of another; it may contain more. */
  private static boolean contains(JsonElement node, JsonElement expected) {
    if (!node.isJsonObject() || !expected.isJsonObject()) {
      return node.equals(expected);
    }
    JsonObject object = node.getAsJsonObject();
    return expected.getAsJsonObject().entrySet().stream()
        .allMatch(e -> object.has(e.getKey()) && contains(object.get(e.getKey()), e.getValue()));
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

  /** Parameters are identified by name and location, tags by name. */
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
      JsonElement value = entry.getValue();
      if (present != null && present.isJsonObject() && value.isJsonObject()) {
        changed |= merge(present.getAsJsonObject(), value.getAsJsonObject());
      } else if (!value.equals(present)) {
        node.add(entry.getKey(), value.deepCopy());
        changed = true;
      }
    }
    return changed;
  }
}

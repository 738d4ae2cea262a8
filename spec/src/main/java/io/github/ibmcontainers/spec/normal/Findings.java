package io.github.ibmcontainers.spec.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects results of the rules for the report of an update and the table of names. */
final class Findings {
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> models = new TreeMap<>();

  /** Adds a sentence to the report. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /** Records that a model has another name in the file. */
  void renamed(String inFile, String name) {
    models.put(inFile, name);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  Map<String, String> models() {
    return Map.copyOf(models);
  }
}

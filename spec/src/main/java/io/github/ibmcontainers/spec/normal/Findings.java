package io.github.ibmcontainers.spec.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the rules found out on the way, for the report of an update and the table of names. */
final class Findings {
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> models = new TreeMap<>();

  /** Keeps a sentence for the report. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /** Keeps that the file calls a model otherwise. */
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

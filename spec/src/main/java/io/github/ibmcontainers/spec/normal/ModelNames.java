package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Gives models unique names that are valid in Java: without package prefixes, dots, slashes,
 * brackets and blanks, different in more than case and punctuation, and not used by generated code
 * itself. A model in the table of names keeps its name.
 */
final class ModelNames implements Rule {
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]<>«»(),]+");
  private static final Pattern PACKAGE = Pattern.compile("^.*[./](?=[^./])");

  /** Matches a package before a name in brackets, as in {@code models.[Cluster]}. */
  private static final Pattern PACKAGE_ALONE = Pattern.compile(".*[./]");

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    JsonObject definitions = ApiDocument.definitions(document);
    Map<String, String> names = names(definitions.keySet(), known);
    JsonObject renamed = new JsonObject();
    names.forEach(
        (inFile, name) -> {
          renamed.add(name, definitions.get(inFile));
          if (!inFile.equals(name)) {
            findings.renamed(inFile, name);
          }
        });
    document.add("definitions", renamed);
    Schemas.replaceAll(
        document,
        schema ->
            schema.has("$ref")
                ? Schemas.reference(target(schema.get("$ref").getAsString(), names))
                : schema);
  }

  /** Returns the new names by the names in the file. */
  private static Map<String, String> names(Set<String> inFile, KnownNames known) {
    Map<String, String> names = new TreeMap<>();
    Set<String> taken = new HashSet<>();
    Map<String, String> folded = new HashMap<>();
    known.models().values().forEach(name -> folded.put(Names.fold(name), name));
    for (String name : inFile.stream().sorted().toList()) {
      String knownName = known.models().get(name);
      if (knownName != null && taken.add(Names.fold(knownName))) {
        names.put(name, knownName);
      }
    }
    for (String name : inFile.stream().sorted().toList()) {
      if (!names.containsKey(name)) {
        String simpleName = simpleName(name);
        String knownName = folded.get(Names.fold(simpleName));
        String preferred = knownName != null ? knownName : Names.type(simpleName);
        if (taken.contains(Names.fold(preferred))) {
          preferred = Names.type(Names.joined(name));
        }
        String free = Names.free(preferred, candidate -> taken.contains(Names.fold(candidate)));
        taken.add(Names.fold(free));
        names.put(name, free);
      }
    }
    return names;
  }

  /** Returns the name without packages, also inside brackets. */
  private static String simpleName(String name) {
    StringBuilder simpleName = new StringBuilder();
    for (String part : BRACKETS.split(name, -1)) {
      if (PACKAGE_ALONE.matcher(part.strip()).matches()) {
        continue;
      }
      String word = Names.joined(PACKAGE.matcher(part.strip()).replaceFirst(""));
      simpleName.append(simpleName.isEmpty() ? word : Names.capitalized(word));
    }
    return simpleName.toString();
  }

  private static String target(String reference, Map<String, String> names) {
    String escaped = reference.substring(Schemas.DEFINITIONS.length());
    String plain = escaped.replace("~1", "/").replace("~0", "~");
    String name = names.get(plain);
    if (name == null) {
      name =
          names.get(
              URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8)
                  .replace("~1", "/")
                  .replace("~0", "~"));
    }
    return name == null ? plain : name;
  }
}

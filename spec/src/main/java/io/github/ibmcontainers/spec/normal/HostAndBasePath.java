package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets host and base path of the API, which the file may have in {@code host} and {@code basePath},
 * at the start of each path, or not at all. Merges paths that differ only in the names of their
 * variables, and uses the names in the table of names.
 */
final class HostAndBasePath implements Rule {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)\\}");

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    JsonObject paths = document.getAsJsonObject("paths");
    String prefix = clean(text(document, "basePath"));
    String base = known.settings().getOrDefault("basePath", prefix);
    boolean pathsContainBase = paths.keySet().stream().anyMatch(path -> below(base, prefix + path));
    Map<String, String> spelling = new LinkedHashMap<>();
    known
        .operations()
        .values()
        .forEach(h -> spelling.putIfAbsent(Names.anonymous(h.path()), h.path()));
    JsonObject merged = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : paths.entrySet()) {
      String fullPath = prefix + (entry.getKey().startsWith("/") ? "" : "/") + entry.getKey();
      if (pathsContainBase && !below(base, fullPath)) {
        findings.note(
            "path `%s` is omitted, because it is not below the base path %s"
                .formatted(fullPath, base));
        continue;
      }
      String path = pathsContainBase ? fullPath.substring(base.length()) : entry.getKey();
      String spelled = spelling.computeIfAbsent(Names.anonymous(path), anonymous -> path);
      JsonObject item = entry.getValue().getAsJsonObject();
      renameVariables(item, variables(path), variables(spelled));
      add(merged, spelled, item, findings);
    }
    document.add("paths", merged);
    known.settings().entrySet().stream()
        .filter(setting -> setting.getKey().equals("host"))
        .forEach(host -> document.addProperty("host", host.getValue()));
    document.remove("basePath");
    if (!base.isEmpty()) {
      document.addProperty("basePath", base);
    }
    if (known.settings().containsKey("host") || !document.has("schemes")) {
      JsonArray schemes = new JsonArray();
      schemes.add("https");
      document.add("schemes", schemes);
    }
  }

  private static void add(JsonObject paths, String path, JsonObject item, Findings findings) {
    if (!paths.has(path)) {
      paths.add(path, item);
      return;
    }
    JsonObject present = paths.getAsJsonObject(path);
    for (Map.Entry<String, JsonElement> operation : item.entrySet()) {
      if (present.has(operation.getKey())) {
        findings.note(
            "operation `%s %s` is duplicate; the second one is omitted"
                .formatted(operation.getKey(), path));
      } else {
        present.add(operation.getKey(), operation.getValue());
      }
    }
  }

  private static void renameVariables(JsonObject item, List<String> from, List<String> to) {
    if (from.equals(to)) {
      return;
    }
    Function<String, String> name = old -> from.contains(old) ? to.get(from.indexOf(old)) : old;
    for (String method : Shape.METHODS) {
      if (item.get(method) instanceof JsonObject operation) {
        for (JsonElement element : operation.getAsJsonArray("parameters")) {
          JsonObject parameter = element.getAsJsonObject();
          if (parameter.get("in").getAsString().equals("path")) {
            parameter.addProperty("name", name.apply(parameter.get("name").getAsString()));
          }
        }
      }
    }
  }

  /** Returns the names of a path's variables in order. */
  static List<String> variables(String path) {
    List<String> names = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(path);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static boolean below(String base, String path) {
    return path.startsWith(base + "/");
  }

  /** Returns a path with a leading and without a trailing slash; empty text for the root. */
  private static String clean(String path) {
    String inner = path.strip().replaceAll("^/+|/+$", "");
    return inner.isEmpty() ? "" : "/" + inner;
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : "";
  }
}

package io.github.ibmcontainers.reliability;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The state of a fake cloud in a form that is equal after the same calls: without generated IDs,
 * times and order of creation.
 */
record Snapshot(List<String> lines) {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|\\+0000)|\\b17\\d{11}\\b");
  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern CLUSTER = Pattern.compile("\\bc[a-z0-9]{19,}(-[0-9a-f]{7}\\b)?");
  private static final Pattern SHORT_ID = Pattern.compile("\\b[0-9a-f]{7,}\\b");
  private static final Pattern ADDRESS = Pattern.compile("\\b192\\.0\\.2\\.\\d+");

  static Snapshot of(String state) {
    List<String> lines = new ArrayList<>();
    add("", JsonParser.parseString(state), lines);
    lines.sort(null);
    return new Snapshot(lines);
  }

  /** Returns the lines that only one of the snapshots contains. */
  String differences(Snapshot other) {
    List<String> more = new ArrayList<>(lines);
    other.lines.forEach(more::remove);
    List<String> less = new ArrayList<>(other.lines);
    lines.forEach(less::remove);
    return "more: " + more + ", less: " + less;
  }

  private static void add(String path, JsonElement element, List<String> lines) {
    if (element.isJsonObject()) {
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> add(path + "/" + withoutIds(entry.getKey()), entry.getValue(), lines));
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> add(path + "/*", item, lines));
    } else if (!path.equals("/counter")) {
      lines.add(path + " = " + withoutIds(element.toString()));
    }
  }

  static String withoutIds(String text) {
    String shorter = TIME.matcher(text).replaceAll("TIME");
    shorter = UUID.matcher(shorter).replaceAll("ID");
    shorter = CLUSTER.matcher(shorter).replaceAll("ID");
    shorter = SHORT_ID.matcher(shorter).replaceAll("ID");
    return ADDRESS.matcher(shorter).replaceAll("ADDRESS");
  }
}

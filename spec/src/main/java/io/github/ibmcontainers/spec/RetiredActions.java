package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.YamlTree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes the actions that no longer apply from the overlay, and lists them with date and cause.
 *
 * @param overlay the text of {@code overlay.yaml} without these actions; comments are kept
 * @param list the text of {@code retired.yaml} with these actions
 * @param sentences the cause for each action
 */
record RetiredActions(String overlay, String list, List<String> sentences) {
  private static final String HEADER =
      """
      # Actions that overlay.yaml had until a new document made them impossible, oldest first.
      retired:
      """;

  /** Copies the list. */
  RetiredActions {
    sentences = List.copyOf(sentences);
  }

  /**
   * Retires every action that doesn't apply, including those that depend on retired ones.
   *
   * @param list the current text of {@code retired.yaml}; empty if it doesn't exist
   */
  static RetiredActions from(String overlay, String list, JsonObject document, LocalDate date) {
    RetiredActions result = new RetiredActions(overlay, list.isEmpty() ? HEADER : list, List.of());
    List<Overlay.Result> broken = broken(result.overlay(), document);
    while (!broken.isEmpty()) {
      result = result.without(broken, date);
      broken = broken(result.overlay(), document);
    }
    return result;
  }

  private static List<Overlay.Result> broken(String overlay, JsonObject document) {
    return Overlay.parse(overlay).tryOn(document).results().stream()
        .filter(result -> result.outcome().broken())
        .toList();
  }

  private RetiredActions without(List<Overlay.Result> broken, LocalDate date) {
    List<String> lines = new ArrayList<>(overlay.lines().toList());
    List<Integer> starts = YamlTree.lines(overlay, Overlay.ACTIONS);
    List<String> ids = Overlay.parse(overlay).actions().stream().map(OverlayAction::id).toList();
    StringBuilder retired = new StringBuilder(list);
    List<String> causes = new ArrayList<>(sentences);
    for (Overlay.Result result : broken) {
      causes.add(result.sentence());
    }
    // In reverse order, so that line numbers stay valid.
    List<String> blocks = new ArrayList<>();
    for (int i = broken.size() - 1; i >= 0; i--) {
      Overlay.Result result = broken.get(i);
      int index = ids.indexOf(result.action().id());
      List<String> block = block(lines, starts.get(index), starts.get(index + 1));
      blocks.add(0, dated(block, date, result.sentence()));
      block.clear();
    }
    blocks.forEach(retired::append);
    return new RetiredActions(String.join("\n", lines) + "\n", retired.toString(), causes);
  }

  /** Returns the lines of an action, without comments of the next one. */
  private static List<String> block(List<String> lines, int from, int to) {
    int end = Math.min(to, lines.size());
    while (end > from + 1 && isComment(lines.get(end - 1))) {
      end--;
    }
    if (!lines.get(from).strip().startsWith("- ")) {
      throw new OverlayException(
          "overlay, line "
              + (from + 1)
              + ": an action can be retired only if it starts with \"- \"");
    }
    return lines.subList(from, end);
  }

  private static boolean isComment(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private static String dated(List<String> block, LocalDate date, String cause) {
    String first = block.get(0);
    String indent = " ".repeat(first.indexOf('-') + 2);
    StringBuilder text = new StringBuilder();
    text.append(first, 0, indent.length()).append("x-retired: '").append(date).append("'\n");
    text.append(indent).append("x-cause: '").append(cause.replace("'", "''")).append("'\n");
    text.append(indent).append(first.substring(indent.length())).append('\n');
    block.subList(1, block.size()).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}

package io.github.ibmcontainers.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints rows in columns as wide as their widest cell; colors have no width. */
final class Table {
  private static final Pattern COLOR = Pattern.compile("\u001b\\[\\d+m");

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(List.of(header));
  }

  Table row(@Nullable Object... cells) {
    List<String> row = new ArrayList<>();
    for (@Nullable Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < columns; i++) {
        String cell = rows.get(r).get(i);
        line.append(cell).append(" ".repeat(widths[i] - width(cell) + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (r == 0) {
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
          rule.append("  ").append("-".repeat(width));
        }
        text.append(rule).append('\n');
      }
    }
    return text.toString();
  }

  private static int width(String cell) {
    String visible = COLOR.matcher(cell).replaceAll("");
    return visible.codePointCount(0, visible.length());
  }
}

package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An expectation of a result: {@code [0].endpoints.publicUrl = https://...}. */
public record Seen(String path, boolean whole, String expected) {
  private static final Pattern LINE = Pattern.compile("(\\S+) ([=~]) (.*)");
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|(\\w+)");

  static Seen parse(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      throw new IllegalArgumentException("\"-> path = text\" or \"-> path ~ part\", not: " + line);
    }
    return new Seen(found.group(1), found.group(2).equals("="), found.group(3));
  }

  void check(@Nullable Object result) throws ReflectiveOperationException {
    Object value = plain(result);
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (!step.group().equals("it")) {
        value = plain(step(value, step));
      }
    }
    String text =
        value instanceof byte[] bytes
            ? new String(bytes, StandardCharsets.UTF_8)
            : String.valueOf(value);
    if (whole) {
      assertThat(text).as(path).isEqualTo(expected);
    } else {
      assertThat(text).as(path).contains(expected);
    }
  }

  private static @Nullable Object step(Object value, Matcher step)
      throws ReflectiveOperationException {
    if (step.group(1) != null) {
      return ((List<?>) value).get(Integer.parseInt(step.group(1)));
    }
    if (value instanceof Collection<?> all && step.group().equals("size")) {
      return all.size();
    }
    return value.getClass().getMethod(step.group()).invoke(value);
  }

  private static Object plain(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? optional.get() : "none";
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? optional.getAsLong() : "none";
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? optional.getAsInt() : "none";
    }
    return value == null ? "none" : value;
  }
}

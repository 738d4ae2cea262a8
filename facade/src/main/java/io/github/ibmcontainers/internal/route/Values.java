package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.generated.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads values of responses that may be missing, empty, or in one of several fields. */
public final class Values {
  private Values() {}

  /** Returns the first text that isn't blank. The service sends empty text for unset values. */
  public static Optional<String> text(@Nullable String... candidates) {
    return Optional.ofNullable(first(candidates));
  }

  /** Returns the first text that isn't blank, or {@code null}; see {@link #text}. */
  public static @Nullable String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate;
      }
    }
    return null;
  }

  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /**
   * Returns the id of a created resource.
   *
   * @throws InvalidResponseException if the response has none
   */
  public static String createdId(@Nullable String id, Operation operation) {
    if (id == null || id.isBlank()) {
      throw new InvalidResponseException(
          "The response to " + operation.id() + " has no id",
          200,
          operation.id(),
          Optional.empty(),
          null);
    }
    return id;
  }

  public static boolean yes(@Nullable Boolean... candidates) {
    return flag(candidates).orElse(false);
  }

  public static Optional<Boolean> flag(@Nullable Boolean... candidates) {
    for (Boolean candidate : candidates) {
      if (candidate != null) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns a count; 0 if there is none. */
  public static long count(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /** Returns the views of the items of a list, without null items. */
  public static <G extends @Nullable Object, T> List<T> list(
      @Nullable List<G> given, Function<? super G, T> view) {
    return given == null
        ? List.of()
        : given.stream().filter(item -> item != null).map(view).toList();
  }

  /** Returns a list without null items. */
  public static <G> List<G> list(@Nullable List<G> given) {
    return list(given, Function.identity());
  }

  public static Map<String, String> labels(@Nullable Map<String, String> given) {
    if (given == null) {
      return Map.of();
    }
    Map<String, String> labels = new HashMap<>(given);
    labels.values().removeIf(Objects::isNull);
    return Map.copyOf(labels);
  }

  /** Returns a field of an object that may be missing. */
  public static <G, T> @Nullable T of(@Nullable G part, Function<G, @Nullable T> field) {
    return part == null ? null : field.apply(part);
  }
}

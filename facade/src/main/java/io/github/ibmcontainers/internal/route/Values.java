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

/** Reads what answers leave out, leave empty or tell in one of two places. */
public final class Values {
  private Values() {}

  /** The first that says something; the service writes an empty text for "not set". */
  public static Optional<String> text(@Nullable String... candidates) {
    return Optional.ofNullable(first(candidates));
  }

  /** As {@link #text}; {@code null} if there is none. */
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
   * Returns the id of what an operation has created.
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

  /** The views of a list, without what is missing in it. */
  public static <G extends @Nullable Object, T> List<T> list(
      @Nullable List<G> given, Function<? super G, T> view) {
    return given == null
        ? List.of()
        : given.stream().filter(item -> item != null).map(view).toList();
  }

  /** A list without what is missing in it. */
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

  /** One half of an answer, where the half itself may be missing. */
  public static <G, T> @Nullable T of(@Nullable G part, Function<G, @Nullable T> field) {
    return part == null ? null : field.apply(part);
  }
}

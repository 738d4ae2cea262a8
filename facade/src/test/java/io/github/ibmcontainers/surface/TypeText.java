package io.github.ibmcontainers.surface;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Formats types for the listing: full names except for {@code java.lang}, with nullness. */
final class TypeText {
  private static final Predicate<String> MEANS_NOTHING = "Object"::equals;

  private TypeText() {}

  static String of(AnnotatedType type) {
    String nullness = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    if (type instanceof AnnotatedArrayType array) {
      String dimension = nullness.isEmpty() ? "[]" : " " + nullness + "[]";
      return of(array.getAnnotatedGenericComponentType()) + dimension;
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      Class<?> raw = (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
      return nullness + name(raw) + "<" + list(generic.getAnnotatedActualTypeArguments()) + ">";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
      return lower.length > 0
          ? "? super " + list(lower)
          : "?" + bounds(wildcard.getAnnotatedUpperBounds());
    }
    if (type instanceof AnnotatedTypeVariable) {
      return nullness + type.getType().getTypeName();
    }
    return nullness + name((Class<?>) type.getType());
  }

  /** Returns the parameters of a generic type or method in angle brackets, or an empty text. */
  static String parameters(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable.getAnnotatedBounds()))
            .collect(joining(", ", "<", ">"));
  }

  static String list(AnnotatedType[] types) {
    return Arrays.stream(types).map(TypeText::of).collect(joining(", "));
  }

  static String name(Type type) {
    String name =
        type instanceof Class<?> known && known.getCanonicalName() != null
            ? known.getCanonicalName()
            : type.getTypeName();
    return name.replaceFirst("^java\\.lang\\.(?=[A-Z])", "");
  }

  private static String bounds(AnnotatedType[] types) {
    List<String> bounds =
        Arrays.stream(types).map(TypeText::of).filter(MEANS_NOTHING.negate()).toList();
    return bounds.isEmpty() ? "" : " extends " + String.join(" & ", bounds);
  }
}

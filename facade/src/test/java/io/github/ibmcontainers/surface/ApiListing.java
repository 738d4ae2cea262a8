package io.github.ibmcontainers.surface;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The public API of packages as text: each type that a caller can reference and its members that
 * callers or subclasses can use, sorted. Members inherited from inaccessible types are listed with
 * the type.
 */
final class ApiListing {
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of(
          "boolean equals(Object)",
          "boolean equals(@Nullable Object)",
          "int hashCode()",
          "String toString()");

  private static final Set<Class<?>> IMPLIED = Set.of(Object.class, Enum.class, Record.class);

  private final Set<String> packages;

  ApiListing(Collection<String> packages) {
    this.packages = Set.copyOf(packages);
  }

  /** Lists the types that callers can reference. */
  String of(Collection<? extends Class<?>> types) {
    return types.stream()
        .filter(this::isVisible)
        .sorted(Comparator.comparing(Class::getCanonicalName))
        .map(this::type)
        .collect(joining("\n"));
  }

  private boolean isVisible(Class<?> type) {
    if (!packages.contains(type.getPackageName()) || type.getCanonicalName() == null) {
      return false;
    }
    Class<?> outer = type.getEnclosingClass();
    return isUsable(type.getModifiers()) && (outer == null || isVisible(outer));
  }

  private boolean isHidden(Class<?> type) {
    return type.getName().startsWith("io.github.ibmcontainers.") && !isVisible(type);
  }

  private static boolean isUsable(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private String type(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Class<?> from : withInvisibleParents(type)) {
      boolean isOpen = !Modifier.isFinal(type.getModifiers()) && !type.isEnum();
      Predicate<Member> isListed =
          member ->
              !member.isSynthetic()
                  && (Modifier.isPublic(member.getModifiers())
                      || (isOpen && Modifier.isProtected(member.getModifiers())));
      listed(from.getDeclaredFields(), isListed).map(ApiListing::field).forEach(members::add);
      listed(from.getDeclaredMethods(), isListed).map(ApiListing::method).forEach(members::add);
    }
    if (!type.isEnum()) {
      Stream.of(type.getDeclaredConstructors())
          .filter(constructor -> !constructor.isSynthetic() && isUsable(constructor.getModifiers()))
          .map(ApiListing::constructor)
          .forEach(members::add);
    }
    members.removeIf(
        member -> OF_EVERY_OBJECT.contains(member.replaceFirst("^public (final )?", "")));
    return Stream.concat(Stream.of(header(type)), members.stream().map(member -> "  " + member))
        .collect(joining("\n", "", "\n"));
  }

  /** Returns the type and its inaccessible supertypes. */
  private List<Class<?>> withInvisibleParents(Class<?> type) {
    List<Class<?>> all = new ArrayList<>(List.of(type));
    for (int i = 0; i < all.size(); i++) {
      Class<?> one = all.get(i);
      Stream.concat(Stream.ofNullable(one.getSuperclass()), Arrays.stream(one.getInterfaces()))
          .filter(this::isHidden)
          .forEach(all::add);
    }
    return all;
  }

  private static <M extends Member> Stream<M> listed(M[] members, Predicate<Member> isListed) {
    return Arrays.stream(members).filter(isListed);
  }

  private String header(Class<?> type) {
    String parents =
        Stream.concat(
                Stream.ofNullable(type.getAnnotatedSuperclass()),
                Arrays.stream(type.getAnnotatedInterfaces()))
            .filter(parent -> !isHidden(raw(parent)) && !IMPLIED.contains(raw(parent)))
            .map(TypeText::of)
            .sorted()
            .collect(joining(", "));
    String permitted =
        type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses())
                .map(TypeText::name)
                .sorted()
                .collect(joining(", ", " permits ", ""))
            : "";
    return deprecation(type.isAnnotationPresent(Deprecated.class))
        + modifiers(typeModifiers(type))
        + (type.isSealed() ? "sealed " : "")
        + kind(type)
        + TypeText.name(type)
        + TypeText.parameters(type.getTypeParameters())
        + (parents.isEmpty() ? "" : " : " + parents)
        + permitted;
  }

  private static Class<?> raw(AnnotatedType type) {
    return type.getType() instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type.getType();
  }

  /** Omits the implicit modifiers of a kind of type. */
  private static int typeModifiers(Class<?> type) {
    int implied = Modifier.STATIC | Modifier.INTERFACE;
    if (type.isInterface() || type.isEnum()) {
      implied |= Modifier.ABSTRACT;
    }
    if (type.isRecord() || type.isEnum()) {
      implied |= Modifier.FINAL;
    }
    return type.getModifiers() & ~implied & Modifier.classModifiers();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface ";
    }
    if (type.isRecord()) {
      return "record ";
    }
    return type.isEnum() ? "enum " : type.isInterface() ? "interface " : "class ";
  }

  private static String field(Field field) {
    return deprecation(field.isAnnotationPresent(Deprecated.class))
        + (field.isEnumConstant()
            ? "enum constant "
            : modifiers(field.getModifiers()) + TypeText.of(field.getAnnotatedType()) + " ")
        + field.getName();
  }

  private static String constructor(Constructor<?> constructor) {
    return deprecation(constructor.isAnnotationPresent(Deprecated.class))
        + modifiers(constructor.getModifiers() & Modifier.constructorModifiers())
        + "new"
        + parametersOf(constructor);
  }

  private static String method(Method method) {
    String generics = TypeText.parameters(method.getTypeParameters());
    return deprecation(method.isAnnotationPresent(Deprecated.class))
        + modifiers(method.getModifiers() & Modifier.methodModifiers() & ~Modifier.SYNCHRONIZED)
        + (method.isDefault() ? "default " : "")
        + (generics.isEmpty() ? "" : generics + " ")
        + TypeText.of(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parametersOf(method);
  }

  private static String parametersOf(Executable executable) {
    String parameters = TypeText.list(executable.getAnnotatedParameterTypes());
    String thrown = TypeText.list(executable.getAnnotatedExceptionTypes());
    return "("
        + (executable.isVarArgs() ? parameters.replaceFirst("\\[\\]$", "...") : parameters)
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String deprecation(boolean isDeprecated) {
    return isDeprecated ? "@Deprecated " : "";
  }
}

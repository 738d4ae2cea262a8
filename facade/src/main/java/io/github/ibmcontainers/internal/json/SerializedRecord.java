package io.github.ibmcontainers.internal.json;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The serialized form of a record whose components can't be serialized as they are: of an {@code
 * Optional} its value, of a list an array of its elements. Components that must not be serialized
 * come back empty. Records are read and created by reflection, here only.
 *
 * @param type the record's class
 * @param values the values of its components; null for an empty one
 */
@SuppressWarnings("ArrayRecordComponent") // It is the form of a list.
public record SerializedRecord(Class<? extends Record> type, @Nullable Serializable[] values)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a component without a value is, by its type. */
  private static final Map<Class<?>, Object> EMPTY =
      Map.of(
          Optional.class, Optional.empty(),
          OptionalInt.class, OptionalInt.empty(),
          List.class, List.of(),
          Headers.class, Headers.of(),
          String.class, "");

  /**
   * Returns the form of a record, which its {@code writeReplace()} returns.
   *
   * @param record the record
   * @param without the names of components that are not serialized
   */
  public static Object of(Record record, String... without) {
    Set<String> omitted = new HashSet<>(List.of(without));
    Serializable[] values =
        Stream.of(record.getClass().getRecordComponents())
            .map(it -> omitted.remove(it.getName()) ? null : form(read(it, record)))
            .toArray(Serializable[]::new);
    if (!omitted.isEmpty()) {
      throw new IllegalStateException(record.getClass() + " has no components " + omitted);
    }
    return new SerializedRecord(record.getClass(), values);
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No access to " + component, e);
    }
  }

  private static @Nullable Serializable form(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return (Serializable) optional.orElse(null);
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }
    return (Serializable) (value instanceof List<?> list ? list.toArray() : value);
  }

  private Object readResolve() throws InvalidObjectException {
    if (!Serializable.class.isAssignableFrom(type)) {
      throw new InvalidObjectException(type + " is not serializable");
    }
    RecordComponent[] components = type.getRecordComponents();
    try {
      Class<?>[] types = new Class<?>[components.length];
      Object[] arguments = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        arguments[i] = component(types[i], values[i]);
      }
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw (InvalidObjectException)
          new InvalidObjectException("Not a form of " + type).initCause(e);
    }
  }

  private static @Nullable Object component(Class<?> type, @Nullable Object value) {
    if (value == null) {
      return EMPTY.get(type);
    }
    if (type == List.class) {
      return List.of((Object[]) value);
    }
    if (type == OptionalInt.class) {
      return OptionalInt.of((Integer) value);
    }
    return type == Optional.class ? Optional.of(value) : value;
  }
}

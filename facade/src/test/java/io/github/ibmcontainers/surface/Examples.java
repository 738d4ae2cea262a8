package io.github.ibmcontainers.surface;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Types of each kind for the test of the listing. */
public final class Examples {
  private Examples() {}

  /** Inaccessible to callers; its public members are inherited by accessible subclasses. */
  abstract static class Hidden {
    public void inherited() {}

    void unseen() {}

    /** Public, but nested in an inaccessible type. */
    public static final class Inside {
      private Inside() {}
    }
  }

  /** An open class. */
  public abstract static class Open<T extends @Nullable Object> extends Hidden
      implements Supplier<T> {
    protected final @Nullable String name;

    protected Open(String name, int... numbers) {
      this.name = numbers.length == 0 ? null : name;
    }

    @Override
    @Deprecated
    public T get() {
      throw new UnsupportedOperationException();
    }

    @SuppressWarnings("DoNotCallSuggester") // An example of a signature.
    public static <K extends Comparable<K>> Map<K, @Nullable String> sorted(
        List<? extends K> keys, byte @Nullable [] bytes) throws IOException {
      throw new IOException("sorted " + keys + (bytes == null));
    }

    @Override
    public String toString() {
      return "open";
    }
  }

  /** An enum. */
  public enum Colour {
    RED,
    BLUE
  }

  /** A sealed interface. */
  public sealed interface Shape permits Point {
    default int area() {
      return 0;
    }
  }

  /** A record. */
  public record Point(int x) implements Shape {}
}

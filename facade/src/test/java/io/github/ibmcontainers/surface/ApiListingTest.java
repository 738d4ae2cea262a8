package io.github.ibmcontainers.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.surface.Examples.Colour;
import io.github.ibmcontainers.surface.Examples.Open;
import io.github.ibmcontainers.surface.Examples.Point;
import io.github.ibmcontainers.surface.Examples.Shape;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApiListingTest {
  private final ApiListing listing = new ApiListing(List.of(Examples.class.getPackageName()));

  @Test
  @DisplayName(
      "A class is listed with modifiers, generics, nullness and exceptions, without private members")
  void openClass() {
    assertThat(listing.of(List.of(Open.class)))
        .isEqualTo(
            """
            public abstract class io.github.ibmcontainers.surface.Examples.Open<T extends @Nullable Object> : java.util.function.Supplier<T>
              @Deprecated public T get()
              protected final @Nullable String name
              protected new(String, int...)
              public static <K extends Comparable<K>> java.util.Map<K, @Nullable String> sorted(java.util.List<? extends K>, byte @Nullable []) throws java.io.IOException
              public void inherited()
            """);
  }

  @Test
  @DisplayName("Records, enums and sealed interfaces are listed")
  void otherKinds() {
    assertThat(listing.of(List.of(Point.class, Colour.class, Shape.class)))
        .isEqualTo(
            """
            public enum io.github.ibmcontainers.surface.Examples.Colour
              enum constant BLUE
              enum constant RED
              public static io.github.ibmcontainers.surface.Examples.Colour valueOf(String)
              public static io.github.ibmcontainers.surface.Examples.Colour[] values()

            public record io.github.ibmcontainers.surface.Examples.Point : io.github.ibmcontainers.surface.Examples.Shape
              public int x()
              public new(int)

            public sealed interface io.github.ibmcontainers.surface.Examples.Shape permits io.github.ibmcontainers.surface.Examples.Point
              public default int area()
            """);
  }

  @Test
  @DisplayName("Types that callers can't reference are omitted")
  void hidden() {
    assertThat(listing.of(List.of(Examples.Hidden.class, Examples.Hidden.Inside.class))).isEmpty();
    assertThat(new ApiListing(List.of("another")).of(List.of(Open.class))).isEmpty();
  }
}

package io.github.ibmcontainers.auth;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers that some servers quote or write as 3600.0. */
final class LenientNumber {
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private LenientNumber() {}

  /** The number without its fraction, or {@code null} if there is none. */
  static @Nullable Long of(@Nullable JsonElement value) {
    if (value == null || !value.isJsonPrimitive() || value.getAsString().length() > 40) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(value.getAsString().strip());
      if (number.abs().compareTo(MAX) > 0 || Math.abs(number.scale()) > 40) {
        return null;
      }
      return number.toBigInteger().longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }
}

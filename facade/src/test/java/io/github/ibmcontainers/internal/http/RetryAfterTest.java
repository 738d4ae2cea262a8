package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"5,5", "0,0", "' 7 ',7", "86400,86400"})
  @DisplayName("#70 seconds are parsed")
  void seconds(String value, long expected) {
    assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thu, 01 Jan 2026 00:00:30 GMT",
        "Thu, 1 Jan 2026 00:00:30 GMT",
        "thu, 01 jan 2026 00:00:30 gmt",
        "Thursday, 01-Jan-26 00:00:30 GMT",
        "Thu Jan  1 00:00:30 2026"
      })
  @DisplayName("#70 an HTTP date of each form is parsed relative to the wall clock")
  void date(String value) {
    assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-5", "soon", "1.5", "Wed, 31 Dec 2025 23:59:59 GMT", "٣"})
  @DisplayName("#70 invalid values, negative numbers and past dates are ignored")
  void invalidValues(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "1000000000000",
        "99999999999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT"
      })
  @DisplayName("#71 a huge number doesn't overflow")
  void overflow(String value) {
    assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofDays(365));
  }
}

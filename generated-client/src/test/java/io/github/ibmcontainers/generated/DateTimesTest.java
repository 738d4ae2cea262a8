package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {
  @ParameterizedTest
  @CsvSource({
    "2021-01-27T00:18:56+0000, 2021-01-27T00:18:56Z",
    "2021-01-27T00:18:56+00:00, 2021-01-27T00:18:56Z",
    "2021-01-27T00:18:56Z, 2021-01-27T00:18:56Z",
    "2021-01-27t00:18:56z, 2021-01-27T00:18:56Z",
    "2021-01-27T00:18:56.123456789-0530, 2021-01-27T00:18:56.123456789-05:30",
    "2021-01-27T00:18:56.5+05:30, 2021-01-27T00:18:56.5+05:30",
    "2021-01-27 00:18:56 +0000, 2021-01-27T00:18:56Z",
  })
  void parsesTheFormatsOfTheService(String text, OffsetDateTime expected) {
    assertThat(DateTimes.parse(text)).isEqualTo(expected);
  }

  @Test
  void emptyTextIsNull() {
    assertThat(DateTimes.parse(null)).isNull();
    assertThat(DateTimes.parse("")).isNull();
    assertThat(DateTimes.parse(" ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2021-01-27", "2021-01-27T00:18:56", "2021-13-27T00:18:56Z"})
  void rejectsInvalidTimestamps(String text) {
    assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> DateTimes.parse(text));
  }
}

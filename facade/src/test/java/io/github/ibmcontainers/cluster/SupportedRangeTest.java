package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.cluster.value.Version;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Version ranges supported by add-ons. */
class SupportedRangeTest {
  @ParameterizedTest
  @DisplayName("A range includes a version, excludes it, or is invalid")
  @CsvSource(
      delimiter = ';',
      value = {
        ">=1.28.0; 1.28.0_1533; true",
        ">=1.28.0; 1.27.9; false",
        ">=1.28.0 <1.33.0; 1.32.1; true",
        ">=1.28.0 <1.33.0; 1.33.0; false",
        ">=1.28.0, <1.33.0; 1.33.0; false",
        "> 1.28 <= 1.30.2; 1.30.2; true",
        "> 1.28 <= 1.30.2; 1.30.3; false",
        "<1.20.0 || >=1.30.0; 1.31.2; true",
        "<1.20.0 || >=1.30.0; 1.25.0; false",
        "4.16.20; 4.16.20_1542_openshift; true",
        "=1.30.6; 1.30.7; false",
        "any; 1.30.6; none",
        ">=1.28.0 and more; 1.30.6; none",
        "''; 1.30.6; none",
        "||; 1.30.6; none",
      })
  void contains(String range, String version, String expected) {
    assertThat(SupportedRange.contains(range, Version.of(version)))
        .isEqualTo(
            expected.equals("none") ? Optional.empty() : Optional.of(Boolean.valueOf(expected)));
  }
}

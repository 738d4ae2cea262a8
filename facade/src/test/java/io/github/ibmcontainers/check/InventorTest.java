package io.github.ibmcontainers.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventorTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void set() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-01-27T00:18:56+0000, 20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\+0000",
    "10.1.2.3, 192\\.0\\.2\\.[0-9]+",
    "1.29.5_1539, [1-9]\\.[1-9]{2}\\.[1-9]_[1-9]{4}",
    "https://c1.us-south.containers.cloud.ibm.com:27078, https://[a-z0-9-]+\\.example\\.com:[1-9]{5}",
  })
  @DisplayName("invented values have the format of the real ones in every locale")
  void forms(String real, String form) {
    String invented = new Inventor().text(real);
    assertThat(invented).matches(form).isNotEqualTo(real);
  }
}

package io.github.ibmcontainers.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValuesTest {
  @Test
  void namesOfLettersDigitsAndMarksAreAccepted() {
    String name = "AZaz09!#$%&'*+-.^_`|~";
    assertThat(HeaderValues.checkName(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(chars = {'@', '[', '{', '/', ':', ' ', '\t', '\u007f', 'é', '\u0000'})
  @DisplayName("#131 a header name with another character is rejected with its place")
  void names(char wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValues.checkName("X-A" + wrong))
        .withMessageContaining("U+%04X at index 3".formatted((int) wrong));
  }

  @Test
  void valuesOfPrintableAsciiAreAcceptedWithoutSurroundingBlanks() {
    assertThat(HeaderValues.check("header", " \t! ~\n")).isEqualTo("! ~");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\u001f', '\n', '\u007f', '\u0080', 'é', '\u2028'})
  @DisplayName("#131 a header value with another character is rejected without the value")
  void values(char wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValues.check("value of X", "s3cret" + wrong + "x"))
        .withMessageContaining("The value of X holds the character U+%04X at index 6", (int) wrong)
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n"})
  void emptyNamesAndValuesAreRejected(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderValues.check("value of X", blank))
        .withMessage("The value of X is empty; leave it out instead");
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderValues.checkName(blank));
  }
}

package io.github.ibmcontainers.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":\" \\n\"}", "{\"a\":[1]}", "{\"a\":{}}"})
  void absentNullBlankAndOtherTypesReadAsEmpty(String json) {
    JsonFields fields = JsonFields.parse(json).orElseThrow();
    assertThat(fields.text("a")).isEmpty();
    assertThat(fields.number("a")).isNull();
    assertThat(fields.object("a").text("b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "\"text\"", "{", "<html>", "{\"secret\":"})
  void invalidObjectsReadAsEmpty(String json) {
    assertThat(JsonFields.parse(json)).isEmpty();
  }

  @Test
  void excessiveNestingReadsAsEmpty() {
    assertThat(JsonFields.parse("{\"a\":".repeat(100_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3600, 3600",
    "'\"3600\"', 3600",
    "3600.0, 3600",
    "3.6e3, 3600",
    "-1, -1",
    "1e400000000, ",
    "9223372036854775808, ",
    "'\"soon\"', "
  })
  void numbersMayBeQuotedOrHaveAFraction(String json, Long expected) {
    assertThat(JsonFields.parse("{\"n\":" + json + "}").orElseThrow().number("n"))
        .isEqualTo(expected);
  }

  @Test
  void singleValueIsReadAsAList() {
    assertThat(JsonFields.parse("{\"aud\":\"kube\"}").orElseThrow().texts("aud"))
        .containsExactly("kube");
    assertThat(JsonFields.parse("{\"aud\":[\"a\",null,\" \",\"b\"]}").orElseThrow().texts("aud"))
        .containsExactly("a", "b");
  }

  @Test
  void toStringContainsNamesAndNoValues() {
    assertThat(JsonFields.parse("{\"token\":\"abc\"}").orElseThrow())
        .hasToString("JsonFields[token]");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"iat\":100,\"exp\":3700}', 3600",
    "'{\"iat\":100,\"exp\":100}', ",
    "'{\"iat\":100}', ",
    "'{\"iat\":0,\"exp\":9223372036854775807}', ",
    "'[]', "
  })
  void lifetimeOfAJwtIsTheDifferenceOfItsTimes(String payload, Long seconds) {
    String token = "h." + encoded(payload) + ".s";
    assertThat(JwtClaims.lifetime(token).map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
  }

  @Test
  void twoPartsAreNotAJwt() {
    assertThat(JwtClaims.of("h." + encoded("{\"iat\":1,\"exp\":2}"))).isEmpty();
    assertThat(JwtClaims.of("h.*.s")).isEmpty();
  }

  private static String encoded(String payload) {
    return Base64.getUrlEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void arraysAndObjectsAreToldFromOtherValues() {
    JsonFields fields =
        JsonFields.parse("{\"a\":[],\"o\":{},\"t\":\"x\",\"n\":null}").orElseThrow();
    for (String name : new String[] {"a", "o", "t", "n", "absent"}) {
      assertThat(fields.hasArray(name)).isEqualTo(name.equals("a"));
      assertThat(fields.hasObject(name)).isEqualTo(name.equals("o"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775807, -9223372036854775807",
    "9223372036854775808,",
    "1e18, 1000000000000000000",
    "1e999999999,",
    "1e-999999999,",
  })
  void numbersBeyondTheRangeReadAsNull(String json, Long expected) {
    assertThat(JsonFields.parse("{\"a\":" + json + "}").orElseThrow().number("a"))
        .isEqualTo(expected);
  }
}

package io.github.ibmcontainers.spec.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  @DisplayName("The order of keys and white space of the source have no effect")
  void order() {
    String one =
        """
        {"swagger":"2.0","definitions":{"B":{"properties":{"type":{"type":"string"},"a":{}}},"A":{"type":"object"}}}
        """;
    String other =
        """
        {"definitions": {"A": {"type": "object"}, "B": {"properties": {"a": {},
          "type": {"type": "string"}}}}, "swagger": "2.0"}
        """;

    assertThat(CanonicalJson.write(ApiDocument.parse(one)))
        .isEqualTo(CanonicalJson.write(ApiDocument.parse(other)))
        .isEqualTo(
            """
            {
              "swagger": "2.0",
              "definitions": {
                "A": {
                  "type": "object"
                },
                "B": {
                  "properties": {
                    "a": {},
                    "type": {
                      "type": "string"
                    }
                  }
                }
              }
            }
            """);
  }

  @Test
  @DisplayName("Numbers, null, markup, examples and the order of lists are preserved")
  void values() {
    String text =
        """
        {
          "description": "<b> & ü",
          "default": {
            "z": 1,
            "a": null
          },
          "required": [
            "z",
            "a"
          ],
          "maximum": 12345678901234567890.10
        }
        """;

    assertThat(CanonicalJson.write(ApiDocument.parse(text)))
        .contains("\"<b> & ü\"", "12345678901234567890.10", "\"z\": 1,\n    \"a\": null")
        .containsSubsequence("\"required\": [", "\"z\"", "\"a\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "\"text\"",
        "<html></html>",
        "{\"a\": 1",
        "{\"a\": 1} {}",
        "{a: 1}",
        "{\"a\": 1,}",
        "{'a': 1}"
      })
  @DisplayName("Text other than one JSON object is rejected")
  void refused(String text) {
    assertThatThrownBy(() -> ApiDocument.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

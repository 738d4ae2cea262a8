package io.github.ibmcontainers.internal.config;

import io.github.ibmcontainers.internal.text.Excerpt;
import java.util.Arrays;
import java.util.Locale;

/** The values of {@code AUTH_TYPE}: those of IBM's SDKs, and three more of this library. */
enum AuthType {
  IAM("iam"),
  IAM_ASSUME("iamAssume"),
  CONTAINER("container"),
  VPC("vpc"),
  BEARER_TOKEN("bearerToken"),
  PASSWORD("password"),
  REFRESH_TOKEN("refreshToken"),
  CLI("cli");

  private final String text;

  AuthType(String text) {
    this.text = text;
  }

  static AuthType of(Source.Value value) {
    return Arrays.stream(values())
        .filter(type -> type.text.equalsIgnoreCase(value.text()))
        .findFirst()
        .orElseThrow(
            () ->
                value.wrong(
                    "is \""
                        + Excerpt.of(value.text().toLowerCase(Locale.ROOT))
                        + "\"; allowed values: "
                        + Arrays.stream(values()).map(type -> type.text).toList()));
  }

  /** Returns the text in the configuration. */
  @Override
  public String toString() {
    return text;
  }
}

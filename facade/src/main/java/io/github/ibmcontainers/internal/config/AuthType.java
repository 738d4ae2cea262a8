package io.github.ibmcontainers.internal.config;

import java.util.Arrays;
import java.util.Locale;

/** The values of {@code AUTH_TYPE}, as in IBM's SDKs; the last three are this library's. */
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
                        + value.text().toLowerCase(Locale.ROOT)
                        + "\", which is none of "
                        + Arrays.stream(values()).map(type -> type.text).toList()));
  }

  /** As a person writes it. */
  @Override
  public String toString() {
    return text;
  }
}

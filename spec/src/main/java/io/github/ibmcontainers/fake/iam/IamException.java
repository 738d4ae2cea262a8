package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonObject;
import java.util.Optional;

/** An error response of the identity service. */
public final class IamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final Optional<String> details;
  private final transient Optional<JsonObject> requirements;

  /** Creates an error without details. */
  public IamException(int status, String code, String message) {
    this(status, code, message, Optional.empty(), Optional.empty());
  }

  /** Creates an error with details, and with requirements that the caller must satisfy. */
  public IamException(
      int status,
      String code,
      String message,
      Optional<String> details,
      Optional<JsonObject> requirements) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
    this.requirements = requirements;
  }

  static IamException missing(String property) {
    return new IamException(
        400,
        "BXNIM0109E",
        "Property missing or empty.",
        Optional.of("Property missing or empty: " + property),
        Optional.empty());
  }

  static IamException invalidToken(String what) {
    return new IamException(400, "BXNIM0407E", "The " + what + " is invalid.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Optional<String> details() {
    return details;
  }

  Optional<JsonObject> requirements() {
    return requirements;
  }
}

package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.check.Check;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A second factor of a login with password. It is valid for one login; the session is then renewed
 * by its refresh token. Immutable.
 */
public final class SecondFactor {
  static final SecondFactor NONE = new SecondFactor(Map.of());

  private final transient Map<String, String> fields;

  private SecondFactor(Map<String, String> fields) {
    this.fields = fields;
  }

  /** The answer to a security question. */
  public static SecondFactor securityQuestion(int questionId, String answer) {
    return of(
        "security_question_id",
        Integer.toString(questionId),
        "security_question_answer",
        Check.line("security answer", answer));
  }

  /** A time-based one-time code. */
  public static SecondFactor totp(String code) {
    return code(code, "TOTP");
  }

  /** A code of a VeriSign device. */
  public static SecondFactor verisign(String code) {
    return code(code, "VERISIGN");
  }

  /**
   * Returns a factor with the token from {@link IamClient#startPhoneFactor}, after the phone call.
   */
  public static SecondFactor phone(String authenticationToken) {
    String checked = Check.line("authentication token", authenticationToken);
    return of("authentication_token", checked, "vendor", "PHONE_FACTOR");
  }

  private static SecondFactor code(String code, String vendor) {
    return of("security_code", Check.line("security code", code), "vendor", vendor);
  }

  private static SecondFactor of(String name, String value, String other, String otherValue) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(name, value);
    fields.put(other, otherValue);
    return new SecondFactor(fields);
  }

  Map<String, String> fields() {
    return fields;
  }

  boolean isNone() {
    return fields.isEmpty();
  }

  /** Doesn't contain the code. */
  @Override
  public String toString() {
    return isNone()
        ? "SecondFactor[none]"
        : "SecondFactor[" + fields.getOrDefault("vendor", "question") + "]";
  }
}

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
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("security_question_id", Integer.toString(questionId));
    fields.put("security_question_answer", Check.line("security answer", answer));
    return new SecondFactor(fields);
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
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("authentication_token", Check.line("authentication token", authenticationToken));
    fields.put("vendor", "PHONE_FACTOR");
    return new SecondFactor(fields);
  }

  private static SecondFactor code(String code, String vendor) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("security_code", Check.line("security code", code));
    fields.put("vendor", vendor);
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

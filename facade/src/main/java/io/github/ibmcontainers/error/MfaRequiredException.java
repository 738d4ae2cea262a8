package io.github.ibmcontainers.error;

/** The user's account asks for a second factor that the credential does not have. */
public final class MfaRequiredException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final MfaRequirement requirement;

  /**
   * @param message one sentence for a person; free of secrets
   * @param error what IAM said
   * @param requirement which factor is missing
   */
  public MfaRequiredException(String message, IamError error, MfaRequirement requirement) {
    super(message, error, null);
    this.requirement = requirement;
  }

  /** Which factor is missing. */
  public MfaRequirement requirement() {
    return requirement;
  }
}

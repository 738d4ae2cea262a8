package io.github.ibmcontainers.error;

/** The account requires a second factor that the credential does not include. */
public final class MfaRequiredException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final MfaRequirement requirement;

  /**
   * @param message the message, without secrets
   * @param error the error reported by IAM
   * @param requirement the missing factor
   */
  public MfaRequiredException(String message, IamError error, MfaRequirement requirement) {
    super(message, error, null);
    this.requirement = requirement;
  }

  /** Returns the missing factor. */
  public MfaRequirement requirement() {
    return requirement;
  }
}

package io.github.ibmcontainers.auth;

/**
 * A trusted profile that another credential assumes; see {@link Credential#assume}.
 *
 * @param from who assumes
 * @param profile the profile
 */
public record AssumedProfileCredential(Credential from, TrustedProfile profile)
    implements Credential {
  /**
   * @throws IllegalArgumentException if a name comes without an account
   */
  public AssumedProfileCredential {
    if (profile instanceof TrustedProfile.ByName byName && byName.accountId() == null) {
      throw new IllegalArgumentException(
          "a trusted profile to assume by name needs its account: use TrustedProfile.name(name, accountId)");
    }
  }
}

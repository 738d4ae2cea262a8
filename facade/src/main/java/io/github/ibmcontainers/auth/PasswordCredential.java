package io.github.ibmcontainers.auth;

/**
 * A user name with password; see {@link Credential#password}.
 *
 * @param user the user name, usually an e-mail address
 * @param password the password
 * @param secondFactor what the first login carries besides
 */
public record PasswordCredential(String user, Secret password, SecondFactor secondFactor)
    implements Credential {
  /** The same with a second factor. */
  public PasswordCredential with(SecondFactor factor) {
    return new PasswordCredential(user, password, factor);
  }
}

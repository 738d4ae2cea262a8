package io.github.ibmcontainers.fake;

import java.util.List;
import java.util.Optional;

/**
 * A user to put into the fake cloud. Immutable; the methods that are not static give a changed
 * copy.
 *
 * @param name the user name, a mail address
 * @param password the password
 * @param accounts the ids of its accounts; empty for the first account
 * @param federated whether an identity provider of its own logs it in: no password works here
 * @param locked whether the identity provider has locked it
 * @param secondFactor what it has to give as the second factor, if it has to
 */
public record UserSpec(
    String name,
    String password,
    List<String> accounts,
    boolean federated,
    boolean locked,
    Optional<String> secondFactor) {

  /** Copies the accounts. */
  public UserSpec {
    accounts = List.copyOf(accounts);
  }

  /** A user of the first account who logs in by password. */
  public static UserSpec of(String name, String password) {
    return new UserSpec(name, password, List.of(), false, false, Optional.empty());
  }

  /** The same in those accounts. */
  public UserSpec inAccounts(String... ids) {
    return new UserSpec(name, password, List.of(ids), federated, locked, secondFactor);
  }

  /** The same, logging in by passcode or API key alone. */
  public UserSpec asFederated() {
    return new UserSpec(name, password, accounts, true, locked, secondFactor);
  }

  /** The same, locked. */
  public UserSpec asLocked() {
    return new UserSpec(name, password, accounts, federated, true, secondFactor);
  }

  /** The same, needing that code as a second factor. */
  public UserSpec withSecondFactor(String code) {
    return new UserSpec(name, password, accounts, federated, locked, Optional.of(code));
  }

  /** The name: the rest is secret. */
  @Override
  public String toString() {
    return "UserSpec[" + name + "]";
  }
}

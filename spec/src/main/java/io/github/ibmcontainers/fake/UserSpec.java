package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.Identity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user to add to the fake cloud. Immutable: instance methods return a changed copy.
 *
 * @param name the user name, an email address
 * @param password the password
 * @param accounts the ids of the user's accounts; empty for the first account
 * @param federated whether the user logs in at an external identity provider, and can't log in by
 *     password
 * @param locked whether the identity provider has locked the user
 * @param secondFactor the second factor that the login requires; empty for none
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

  /** Returns a user of the first account who logs in by password. */
  public static UserSpec of(String name, String password) {
    return new UserSpec(name, password, List.of(), false, false, Optional.empty());
  }

  /** Returns a copy in other accounts. */
  public UserSpec inAccounts(String... ids) {
    return new UserSpec(name, password, List.of(ids), federated, locked, secondFactor);
  }

  /** Returns a copy that can log in only by passcode or API key. */
  public UserSpec asFederated() {
    return new UserSpec(name, password, accounts, true, locked, secondFactor);
  }

  /** Returns a locked copy. */
  public UserSpec asLocked() {
    return new UserSpec(name, password, accounts, federated, true, secondFactor);
  }

  /** Returns a copy whose login requires a second factor. */
  public UserSpec withSecondFactor(String code) {
    return new UserSpec(name, password, accounts, federated, locked, Optional.of(code));
  }

  /** Returns the entry of this user in the directory of the identity service. */
  Directory.User inDirectory(String displayName, Set<String> memberOf) {
    String number = Integer.toString(100_000_000 + Math.floorMod(name.hashCode(), 800_000_000));
    Identity identity =
        new Identity("IBMid-" + number, name, Optional.empty(), displayName, name, memberOf);
    return new Directory.User(identity, password, federated, locked, secondFactor);
  }

  /** Returns the name, without secrets. */
  @Override
  public String toString() {
    return "UserSpec[" + name + "]";
  }
}

package io.github.ibmcontainers.fake.iam;

import java.util.Optional;
import java.util.Set;

/**
 * A user, service ID or trusted profile.
 *
 * @param iamId the IAM id, such as {@code IBMid-…} or {@code iam-ServiceId-…}
 * @param subject the {@code sub} of tokens: the email address of a user, the id of others
 * @param subType empty for a user, else {@code ServiceId} or {@code Profile}
 * @param name the display name
 * @param email the email address of a user; empty for others
 * @param accounts the ids of the accounts it belongs to
 */
public record Identity(
    String iamId,
    String subject,
    Optional<String> subType,
    String name,
    String email,
    Set<String> accounts) {

  /** Copies the accounts. */
  public Identity {
    accounts = Set.copyOf(accounts);
  }

  /** Returns the user name in a cluster. */
  public String clusterUser() {
    return "IAM#" + (email.isEmpty() ? iamId : email);
  }

  /** Returns whether it belongs to an account. */
  public boolean in(String account) {
    return accounts.contains(account);
  }

  /** Returns the realm, which is the first part of the IAM id. */
  public String realm() {
    return subType.isPresent() ? "iam" : "IBMid";
  }
}

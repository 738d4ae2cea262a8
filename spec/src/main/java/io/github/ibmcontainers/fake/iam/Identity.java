package io.github.ibmcontainers.fake.iam;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody who can log in: a user, a service ID or a trusted profile.
 *
 * @param iamId the id in policies, such as {@code IBMid-…} or {@code iam-ServiceId-…}
 * @param subject what the token's {@code sub} says: the mail address of a user, the id of others
 * @param subType empty for a user, else {@code ServiceId} or {@code Profile}
 * @param name the name for people
 * @param email the mail address, empty for what has none
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

  /** The user name inside a cluster. */
  public String clusterUser() {
    return "IAM#" + (email.isEmpty() ? iamId : email);
  }

  /** Whether it belongs to the account. */
  public boolean in(String account) {
    return accounts.contains(account);
  }

  /** The realm, the id's first part. */
  public String realm() {
    return subType.isPresent() ? "iam" : "IBMid";
  }
}

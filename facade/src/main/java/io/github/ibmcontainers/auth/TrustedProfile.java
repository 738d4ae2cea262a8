package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.check.Check;
import org.jspecify.annotations.Nullable;

/** Identifies a trusted profile by id, CRN, or name. Immutable. */
public sealed interface TrustedProfile {
  /** Identifies a profile by id, {@code Profile-...}. */
  static TrustedProfile id(String id) {
    return new ById(id);
  }

  /** Identifies a profile by cloud resource name, {@code crn:v1:...}. */
  static TrustedProfile crn(String crn) {
    return new ByCrn(crn);
  }

  /** Identifies a profile by name, where the compute resource determines the account. */
  static TrustedProfile name(String name) {
    return new ByName(name, null);
  }

  /** Identifies a profile by name and account. */
  static TrustedProfile name(String name, String accountId) {
    return new ByName(name, Check.line("account id of the trusted profile", accountId));
  }

  /**
   * By id.
   *
   * @param id the id
   */
  record ById(String id) implements TrustedProfile {
    /**
     * @throws IllegalArgumentException if the id is missing
     */
    public ById {
      id = Check.line("trusted profile id", id);
    }
  }

  /**
   * By cloud resource name.
   *
   * @param crn the name
   */
  record ByCrn(String crn) implements TrustedProfile {
    /**
     * @throws IllegalArgumentException if the CRN is missing
     */
    public ByCrn {
      crn = Check.line("trusted profile CRN", crn);
    }
  }

  /**
   * By name.
   *
   * @param name the name
   * @param accountId the account that the name is unique in, or {@code null} if the compute
   *     resource determines it
   */
  record ByName(String name, @Nullable String accountId) implements TrustedProfile {
    /**
     * @throws IllegalArgumentException if the name is missing
     */
    public ByName {
      name = Check.line("trusted profile name", name);
    }
  }
}

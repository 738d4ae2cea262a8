package io.github.ibmcontainers.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** No account, or more than one, matches the selector. */
public final class AccountSelectionException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, String> accounts;

  /**
   * @param message one sentence for a person
   * @param accounts the names of the accounts to choose from, by id
   */
  public AccountSelectionException(String message, Map<String, String> accounts) {
    super(message);
    this.accounts = new LinkedHashMap<>(accounts);
  }

  /** Returns the names of the candidate accounts by id, in the service's order. */
  public Map<String, String> accounts() {
    return Collections.unmodifiableMap(accounts);
  }
}

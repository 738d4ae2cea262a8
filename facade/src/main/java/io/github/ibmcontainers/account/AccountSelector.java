package io.github.ibmcontainers.account;

import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.text.Choices;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Selects the account that a token is issued for. Immutable and thread-safe. */
public final class AccountSelector {
  private enum Kind {
    AUTOMATIC,
    OWN,
    ONLY,
    BY_ID,
    BY_NAME
  }

  private static final AccountSelector AUTOMATIC = new AccountSelector(Kind.AUTOMATIC, "");
  private static final AccountSelector OWN = new AccountSelector(Kind.OWN, "");
  private static final AccountSelector ONLY = new AccountSelector(Kind.ONLY, "");

  private final Kind kind;
  private final String value;

  private AccountSelector(Kind kind, String value) {
    this.kind = kind;
    this.value = value;
  }

  /** Selects the token's account or, if it has none, the only visible account. The default. */
  public static AccountSelector automatic() {
    return AUTOMATIC;
  }

  /**
   * Uses the token as IAM issues it for the credential: with the account of an API key, or without
   * one for a user name and password or a passcode. A token without an account is good for listing
   * accounts and for little else.
   */
  public static AccountSelector ofToken() {
    return OWN;
  }

  /** Selects the only visible account. If there are several, the error lists them. */
  public static AccountSelector only() {
    return ONLY;
  }

  /**
   * Selects the account with the given id.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  public static AccountSelector byId(String id) {
    return new AccountSelector(Kind.BY_ID, Check.text("account id", id));
  }

  /**
   * Selects the account with exactly the given name.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public static AccountSelector byName(String name) {
    return new AccountSelector(Kind.BY_NAME, Check.text("account name", name));
  }

  /** Returns the id if the account is selected by id. */
  public Optional<String> accountId() {
    return kind == Kind.BY_ID ? Optional.of(value) : Optional.empty();
  }

  /** Returns whether this is {@link #automatic()}. */
  public boolean isAutomatic() {
    return kind == Kind.AUTOMATIC;
  }

  /**
   * Selects an account.
   *
   * @param own the account of the current token, or {@code null} if it has none
   * @param accounts the candidates; iterated only if necessary
   * @return the id of the account; empty to use the token as it is
   * @throws AccountSelectionException if no account matches, or several do; it lists them
   */
  public Optional<String> choose(@Nullable String own, Iterable<Account> accounts) {
    return switch (kind) {
      case OWN -> Optional.ofNullable(own);
      case BY_ID -> Optional.of(value);
      case BY_NAME, ONLY -> Optional.of(single(accounts));
      case AUTOMATIC -> Optional.of(own == null ? single(accounts) : own);
    };
  }

  private String single(Iterable<Account> accounts) {
    List<Account> all = StreamSupport.stream(accounts.spliterator(), false).toList();
    List<Account> matching =
        all.stream().filter(it -> kind != Kind.BY_NAME || value.equals(it.name())).toList();
    if (matching.size() == 1) {
      return matching.get(0).id();
    }
    Collection<Account> candidates = matching.isEmpty() ? all : matching;
    Map<String, String> names = new LinkedHashMap<>();
    candidates.forEach(account -> names.put(account.id(), nameOf(account)));
    throw new AccountSelectionException(problem(matching.isEmpty(), candidates), names);
  }

  private String problem(boolean none, Collection<Account> candidates) {
    String all = Choices.text(candidates, it -> it.id() + " (" + nameOf(it) + ")");
    if (kind == Kind.BY_NAME) {
      return none
          ? "No account is named \"" + value + "\". Visible accounts: " + all
          : "Several accounts are named \"" + value + "\". Select one by id: " + all;
    }
    return none
        ? "No account is visible to this credential"
        : "Several accounts are visible. Select one by id or by name: " + all;
  }

  private static String nameOf(Account account) {
    String name = account.name();
    return name == null ? "without a name" : name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountSelector selector
        && kind == selector.kind
        && value.equals(selector.value);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + value.hashCode();
  }

  @Override
  public String toString() {
    return "AccountSelector[" + kind + (value.isEmpty() ? "" : " " + value) + "]";
  }
}

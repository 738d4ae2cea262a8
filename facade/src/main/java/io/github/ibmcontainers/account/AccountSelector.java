package io.github.ibmcontainers.account;

import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.internal.check.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Which account a token is to speak for. Immutable and thread-safe. */
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

  /** The token's own account if it has one, else the only account there is. The default. */
  public static AccountSelector automatic() {
    return AUTOMATIC;
  }

  /**
   * The token as the credential gives it: its own account, or none for a user with password or
   * passcode. Such a token serves for listing accounts and little else.
   */
  public static AccountSelector ofToken() {
    return OWN;
  }

  /** The only account that is visible; more than one is an error that lists them. */
  public static AccountSelector only() {
    return ONLY;
  }

  /**
   * The account of this id.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  public static AccountSelector byId(String id) {
    return new AccountSelector(Kind.BY_ID, Check.text("account id", id));
  }

  /**
   * The account of exactly this name.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public static AccountSelector byName(String name) {
    return new AccountSelector(Kind.BY_NAME, Check.text("account name", name));
  }

  /** The id, if the account is chosen by id. */
  public Optional<String> accountId() {
    return kind == Kind.BY_ID ? Optional.of(value) : Optional.empty();
  }

  /** Whether the account was left open. */
  public boolean isAutomatic() {
    return kind == Kind.AUTOMATIC;
  }

  /**
   * Chooses.
   *
   * @param own the account of the token at hand, or {@code null} if it names none
   * @param accounts what can be chosen; read only if needed
   * @return the id of the account; empty if the token is to be taken as it is
   * @throws AccountSelectionException if no account, or more than one, fits; it lists them
   */
  public Optional<String> choose(@Nullable String own, Iterable<Account> accounts) {
    return switch (kind) {
      case OWN -> Optional.ofNullable(own);
      case BY_ID -> Optional.of(value);
      case BY_NAME -> Optional.of(named(accounts));
      case ONLY -> Optional.of(single(accounts));
      case AUTOMATIC -> Optional.of(own == null ? single(accounts) : own);
    };
  }

  private String named(Iterable<Account> accounts) {
    List<Account> all = list(accounts);
    List<Account> fitting = all.stream().filter(account -> value.equals(account.name())).toList();
    if (fitting.size() == 1) {
      return fitting.get(0).id();
    }
    if (fitting.isEmpty()) {
      throw new AccountSelectionException(
          "No account is named \"" + value + "\"; visible are " + describe(all), names(all));
    }
    throw new AccountSelectionException(
        "More than one account is named \"" + value + "\", choose by id: " + describe(fitting),
        names(fitting));
  }

  private static String single(Iterable<Account> accounts) {
    List<Account> all = list(accounts);
    if (all.size() == 1) {
      return all.get(0).id();
    }
    if (all.isEmpty()) {
      throw new AccountSelectionException("No account is visible to this credential", Map.of());
    }
    throw new AccountSelectionException(
        "More than one account is visible, choose one by id or by name: " + describe(all),
        names(all));
  }

  private static List<Account> list(Iterable<Account> accounts) {
    return StreamSupport.stream(accounts.spliterator(), false).toList();
  }

  private static Map<String, String> names(List<Account> accounts) {
    Map<String, String> names = new LinkedHashMap<>();
    accounts.forEach(account -> names.put(account.id(), nameOf(account)));
    return names;
  }

  private static String describe(List<Account> accounts) {
    int shown = 20;
    List<String> described =
        accounts.stream()
            .limit(shown)
            .map(account -> account.id() + " (" + nameOf(account) + ")")
            .toList();
    String more = accounts.size() > shown ? " and " + (accounts.size() - shown) + " more" : "";
    return described.isEmpty() ? "none" : String.join(", ", described) + more;
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

package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.error.AccountMismatchException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that a credential can see but not be used for, such as those other than an API key's
 * own: they are one failure, not one for each account and provider. Not thread-safe.
 */
final class ForeignAccounts {
  private final Scope scope;
  private final Set<String> accounts = new TreeSet<>();
  private @Nullable AccountMismatchException first;

  ForeignAccounts(Scope scope) {
    this.scope = scope;
  }

  /** Takes out and keeps the failures of foreign accounts. */
  List<BulkItem> withoutForeign(List<BulkItem> items) {
    return items.stream().filter(item -> !isForeign(item)).toList();
  }

  private boolean isForeign(BulkItem item) {
    if (item instanceof BulkItem.Failed failed
        && failed.failure().reason() instanceof AccountMismatchException mismatch) {
      first = first == null ? mismatch : first;
      item.scope().account().ifPresent(accounts::add);
      return true;
    }
    return false;
  }

  /** Returns the failure of all foreign accounts, once. */
  Iterator<BulkItem> items() {
    AccountMismatchException mismatch = first;
    if (mismatch == null) {
      return List.<BulkItem>of().iterator();
    }
    first = null;
    String all = String.join(", ", accounts);
    AccountMismatchException together =
        new AccountMismatchException(
            "The credential belongs to %s; clusters of %s other %s were not listed: %s"
                .formatted(
                    mismatch.actualAccount().map(own -> "account " + own).orElse("no account"),
                    accounts.size(),
                    accounts.size() == 1 ? "account" : "accounts",
                    all),
            all,
            mismatch.actualAccount().orElse(null));
    return List.<BulkItem>of(
            new BulkItem.Failed(new ListFailure(scope, Optional.empty(), together)))
        .iterator();
  }
}

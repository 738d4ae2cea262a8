package io.github.ibmcontainers.account;

import io.github.ibmcontainers.internal.http.Repeatable;
import io.github.ibmcontainers.internal.iam.IamAnswer;
import io.github.ibmcontainers.internal.iam.IamTransport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Iterates over the accounts page by page. Not thread-safe. */
final class AccountIterator implements Iterator<Account> {
  private final IamTransport transport;
  private final Supplier<String> authorization;
  private final Deque<Account> page = new ArrayDeque<>();
  private final Set<HttpUrl> seen = new HashSet<>();
  private @Nullable HttpUrl next;

  AccountIterator(IamTransport transport, HttpUrl first, Supplier<String> authorization) {
    this.transport = transport;
    this.next = first;
    this.authorization = authorization;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && next != null) {
      fetch(next);
    }
    return !page.isEmpty();
  }

  @Override
  public Account next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }

  private void fetch(HttpUrl url) {
    String bearer = authorization.get();
    Request.Builder request =
        new Request.Builder()
            .url(url)
            // IBM's guides send it, although there is no body.
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Authorization", bearer)
            .get();
    IamAnswer answer =
        transport.send(
            request,
            Repeatable.YES,
            AccountPage.ACTION,
            List.of(bearer, bearer.replaceFirst("^Bearer ", "")));
    AccountPage read = AccountPage.of(answer);
    seen.add(url);
    next = read.next(url);
    if (next != null && seen.contains(next)) {
      throw read.unusable("links to a page that was already read");
    }
    page.addAll(read.accounts());
  }
}

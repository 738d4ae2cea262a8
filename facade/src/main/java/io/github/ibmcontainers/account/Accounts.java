package io.github.ibmcontainers.account;

import io.github.ibmcontainers.internal.check.Urls;
import io.github.ibmcontainers.internal.http.ClosableCalls;
import io.github.ibmcontainers.internal.http.Pages;
import io.github.ibmcontainers.internal.iam.IamTransport;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The accounts that are visible to the owner of a token ({@code GET /coe/v2/accounts}, or {@code
 * GET /v1/accounts} of the older service). Pages are fetched lazily. Thread-safe; iterators are
 * not.
 */
public final class Accounts implements Iterable<Account> {
  /** The current accounts API. */
  public static final HttpUrl DEFAULT_ENDPOINT =
      HttpUrl.get("https://accounts.cloud.ibm.com/coe/v2/accounts");

  private final IamTransport transport;
  private final Runnable check;
  private final HttpUrl first;
  private final Supplier<String> authorization;

  private Accounts(
      IamTransport transport, HttpUrl endpoint, Supplier<String> authorization, Runnable check) {
    this.transport = transport;
    this.check = check;
    this.first = list(endpoint);
    this.authorization = authorization;
  }

  /**
   * Creates a list of accounts. Sends no request.
   *
   * @param calls creates the HTTP calls
   * @param endpoint the URL of the list, or only its host for {@code /coe/v2/accounts}
   * @param userAgent sent as {@code User-Agent}
   * @param authorization supplies the value of the {@code Authorization} header for each page
   * @throws IllegalArgumentException if the endpoint is neither HTTPS nor local, or contains a user
   *     name, password, query, or fragment
   */
  public static Accounts of(
      Call.Factory calls, HttpUrl endpoint, String userAgent, Supplier<String> authorization) {
    Urls.requireSafe("accounts endpoint", endpoint);
    return new Accounts(
        new IamTransport(calls, Headers.of("User-Agent", userAgent)),
        endpoint,
        authorization,
        () -> ClosableCalls.requireOpen(calls));
  }

  private static HttpUrl list(HttpUrl endpoint) {
    return endpoint.encodedPath().equals("/")
        ? endpoint.newBuilder().addPathSegments("coe/v2/accounts").build()
        : endpoint;
  }

  /**
   * Returns an iterator that fetches each page when the previous one is exhausted. Its methods
   * throw {@link IllegalStateException} if the client that made the list is closed.
   */
  @Override
  public Iterator<Account> iterator() {
    return new Pages<>(first, url -> AccountPage.read(transport, url, authorization.get()), check);
  }

  /** Returns a lazy stream: {@code stream().limit(1)} fetches one page. */
  public Stream<Account> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }
}

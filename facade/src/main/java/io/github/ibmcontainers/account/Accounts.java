package io.github.ibmcontainers.account;

import io.github.ibmcontainers.internal.check.Urls;
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
 * The accounts that a token's owner can see: {@code GET /coe/v2/accounts}, or {@code GET
 * /v1/accounts} of the older service. Pages are fetched when they are reached. Thread-safe; an
 * iterator is for one thread.
 */
public final class Accounts implements Iterable<Account> {
  /** The accounts API of today. */
  public static final HttpUrl DEFAULT_ENDPOINT =
      HttpUrl.get("https://accounts.cloud.ibm.com/coe/v2/accounts");

  private final IamTransport transport;
  private final HttpUrl first;
  private final Supplier<String> authorization;

  private Accounts(IamTransport transport, HttpUrl endpoint, Supplier<String> authorization) {
    this.transport = transport;
    this.first = list(endpoint);
    this.authorization = authorization;
  }

  /**
   * Sends nothing yet.
   *
   * @param calls makes the HTTP calls
   * @param endpoint the list, or its host alone, which means {@code /coe/v2/accounts} there
   * @param userAgent sent as {@code User-Agent}
   * @param authorization gives the value of the {@code Authorization} header, for each page anew
   * @throws IllegalArgumentException if the endpoint is neither HTTPS nor local, or contains a user
   *     name, password, query, or fragment
   */
  public static Accounts of(
      Call.Factory calls, HttpUrl endpoint, String userAgent, Supplier<String> authorization) {
    Urls.requireSafe("accounts endpoint", endpoint);
    return new Accounts(
        new IamTransport(calls, Headers.of("User-Agent", userAgent)), endpoint, authorization);
  }

  private static HttpUrl list(HttpUrl endpoint) {
    return endpoint.encodedPath().equals("/")
        ? endpoint.newBuilder().addPathSegments("coe/v2/accounts").build()
        : endpoint;
  }

  /** One account after the other; each page is asked for when the one before is used up. */
  @Override
  public Iterator<Account> iterator() {
    return new AccountIterator(transport, first, authorization);
  }

  /** As {@link #iterator()}: {@code stream().limit(1)} fetches one page. */
  public Stream<Account> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }
}

package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.internal.concurrent.CallThreads;
import io.github.ibmcontainers.internal.http.Transport;
import io.github.ibmcontainers.internal.time.ClosableTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What all views of one client share: connections, tokens, limiter. One source of tokens for each
 * account that a scope names, and one for the account that the client was built for.
 */
public final class Core implements Tokens, Call.Factory, AutoCloseable {
  /** As many as the requests that OkHttp sends concurrently. */
  private static final int MOST_THREADS = 64;

  private final Transport transport;
  private final ClientLogin login;
  private final TimeSource time;
  private final OkHttpClient containers;
  private final TokenSource own;
  private final Map<String, TokenSource> byAccount = new ConcurrentHashMap<>();
  private final ExecutorService executor = CallThreads.newExecutor("ibm-containers", MOST_THREADS);
  private final ExecutorService callers = CallThreads.newExecutor("ibm-containers-call");
  private final Executor asyncExecutor;
  private volatile @Nullable TokenSource accountless;
  private final Lifetime lifetime = new Lifetime();

  /**
   * @param transport the chains
   * @param login who uses the client
   * @param time the source of time
   * @param limit how many requests may leave in the window
   * @param async runs asynchronous calls; empty for an executor of this object
   */
  public Core(
      Transport transport,
      ClientLogin login,
      TimeSource time,
      Optional<Transport.RateLimit> limit,
      Optional<Executor> async) {
    this.asyncExecutor = async.orElse(callers);
    this.transport = transport;
    this.login = login;
    this.time = new ClosableTime(time, lifetime::isClosed);
    this.own =
        TokenSource.builder(login.iam(), login.credential())
            .account(login.account())
            .accounts(login.accountsUrl())
            .time(time)
            .build();
    login.account().accountId().ifPresent(id -> byAccount.put(id, own));
    this.containers = transport.containers(new Authorize(this::source, transport.events()), limit);
  }

  /**
   * @throws IllegalStateException if the client is closed
   */
  @Override
  public TokenSource forScope(Scope scope) {
    requireOpen();
    return source(scope);
  }

  /** For calls in progress, which end in their own way when the client is closed. */
  TokenSource source(Scope scope) {
    if (scope.account().isEmpty()) {
      return own;
    }
    TokenSource known = byAccount.get(scope.account().get());
    if (known != null) {
      return known;
    }
    // From the same login: a passcode, for one, works once only.
    return byAccount.computeIfAbsent(
        scope.account().get(),
        id -> own.isFor(id) ? own : own.forAccount(AccountSelector.byId(id)));
  }

  /** A call on the container API's chain. */
  @Override
  public Call newCall(Request request) {
    requireOpen();
    return containers.newCall(request);
  }

  /** Makes calls to the accounts API, with the tokens of a scope. */
  public Call.Factory accountCalls(Scope scope) {
    OkHttpClient accounts =
        transport.accounts(new Authorize(this::forListingAccounts, transport.events(), scope));
    return request -> {
      requireOpen();
      return accounts.newCall(request);
    };
  }

  /** Who uses the client. */
  public ClientLogin login() {
    return login;
  }

  /** The chains. */
  public Transport transport() {
    return transport;
  }

  /** The source of time. */
  public TimeSource time() {
    return time;
  }

  /**
   * Runs the parts of a call concurrently, on a bounded number of threads before Java 21. Whoever
   * waits for a part must be ready to run it; see {@code FanOut}.
   */
  public Executor executor() {
    return task -> {
      requireOpen();
      executor.execute(task);
    };
  }

  /** Runs asynchronous calls, each on a thread of its own: a call can be a wait of hours. */
  public Executor asyncExecutor() {
    return asyncExecutor;
  }

  /** Returns the source of tokens for listing accounts. */
  TokenSource forListingAccounts(Scope scope) {
    TokenSource known = accountless;
    return known == null ? source(scope) : known;
  }

  /** Returns a source of tokens for which no account is chosen. */
  synchronized TokenSource withoutAccount() {
    TokenSource known = accountless;
    if (known == null) {
      requireOpen();
      known = own.forAccount(AccountSelector.ofToken());
      accountless = known;
    }
    return known;
  }

  /** Returns whether the client is open, and what ends when it is closed. */
  public Lifetime lifetime() {
    return lifetime;
  }

  void requireOpen() {
    lifetime.requireOpen();
  }

  @Override
  public void close() {
    lifetime.close();
    executor.shutdown();
    callers.shutdown();
    byAccount.values().forEach(TokenSource::close);
    TokenSource other = accountless;
    if (other != null) {
      other.close();
    }
    own.close();
    transport.close();
  }
}

package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.internal.concurrent.CallThreads;
import io.github.ibmcontainers.internal.http.ClosableCalls;
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
 * The connections, tokens, and rate limiter that all views of a client share. There is one token
 * source for the account of the client and one for each account of a scope. Thread-safe.
 */
public final class Core implements Tokens, Call.Factory, AutoCloseable {
  /** The maximum number of concurrent requests, as in OkHttp. */
  private static final int MAX_THREADS = 64;

  private final Transport transport;
  private final ClientLogin login;
  private final TimeSource time;
  private final OkHttpClient containers;
  private final TokenSource own;
  private final Map<String, TokenSource> byAccount = new ConcurrentHashMap<>();
  private final ExecutorService executor = CallThreads.newExecutor("ibm-containers", MAX_THREADS);
  private final ExecutorService callers = CallThreads.newExecutor("ibm-containers-call");
  private final Executor asyncExecutor;
  private volatile @Nullable TokenSource accountless;
  private final ClientLifetime lifetime = new ClientLifetime();

  /**
   * @param transport the HTTP clients
   * @param login the login of the client
   * @param time the source of time
   * @param limit the maximum number of requests in a window
   * @param async runs asynchronous calls; empty for an internal executor
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

  /**
   * Returns the token source of a scope for calls in progress, which may continue after the client
   * is closed.
   */
  TokenSource source(Scope scope) {
    if (scope.account().isEmpty()) {
      return own;
    }
    TokenSource known = byAccount.get(scope.account().get());
    if (known != null) {
      return known;
    }
    // Shares the login because a passcode, for example, can be used only once.
    return byAccount.computeIfAbsent(
        scope.account().get(),
        id -> own.isFor(id) ? own : own.forAccount(AccountSelector.byId(id)));
  }

  /** Creates a call to the container API. */
  @Override
  public Call newCall(Request request) {
    requireOpen();
    return containers.newCall(request);
  }

  /** Returns a factory of calls to the accounts API, with the tokens of a scope. */
  public ClosableCalls accountCalls(Scope scope) {
    OkHttpClient accounts =
        transport.accounts(new Authorize(this::forListingAccounts, transport.events(), scope));
    return new ClosableCalls() {
      @Override
      public void requireOpen() {
        Core.this.requireOpen();
      }

      @Override
      public Call newCall(Request request) {
        requireOpen();
        return accounts.newCall(request);
      }
    };
  }

  /** Returns the login of the client. */
  public ClientLogin login() {
    return login;
  }

  /** Returns the HTTP clients. */
  public Transport transport() {
    return transport;
  }

  /** Returns the source of time. */
  public TimeSource time() {
    return time;
  }

  /**
   * Returns the executor for concurrent parts of a call. Before Java 21, its number of threads is
   * bounded. A thread that waits for a part must therefore be able to run it; see {@code FanOut}.
   */
  public Executor executor() {
    return task -> {
      requireOpen();
      executor.execute(task);
    };
  }

  /**
   * Returns the executor of asynchronous calls. Each call has its own thread because it may wait
   * for hours.
   */
  public Executor asyncExecutor() {
    return asyncExecutor;
  }

  /** Returns the source of tokens for listing accounts. */
  TokenSource forListingAccounts(Scope scope) {
    TokenSource known = accountless;
    return known == null ? source(scope) : known;
  }

  /** Returns a source of tokens without an account. */
  synchronized TokenSource withoutAccount() {
    TokenSource known = accountless;
    if (known == null) {
      requireOpen();
      known = own.forAccount(AccountSelector.ofToken());
      accountless = known;
    }
    return known;
  }

  /** Returns the lifetime of the client. */
  public ClientLifetime lifetime() {
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

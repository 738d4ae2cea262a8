package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.internal.concurrent.DaemonThreads;
import io.github.ibmcontainers.internal.concurrent.Futures;
import io.github.ibmcontainers.internal.concurrent.HeldToken;
import io.github.ibmcontainers.internal.iam.LoginLimit;
import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Caches and renews the token of one credential and account. Thread-safe; share one source.
 *
 * <ul>
 *   <li>At most one request to IAM is in progress; all threads share its token or failure. Failures
 *       are not cached, except that a rejected credential is not retried for a minute.
 *   <li>After 80 % of a token's validity, the next caller starts a refresh in the background. If
 *       the refresh fails, the token stays in use until it expires, and the refresh is retried
 *       after 10 seconds, then with backoff up to a minute.
 *   <li>At most three rejected tokens are replaced within a minute, so a server that rejects every
 *       token does not cause a login for each call.
 *   <li>In the last 10 seconds of its validity, a token is renewed before use.
 *   <li>Validity is measured by a monotonic clock from the time of the request ({@code
 *       expires_in}), so a wrong wall clock has no effect.
 * </ul>
 */
public final class TokenSource implements AutoCloseable {
  /** A token closer to its expiry may expire on its way to the server. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final IamClient iam;
  private final HttpUrl accounts;
  private final Login login;
  private final TimeSource time;
  private final Executor executor;
  private final Runnable atClose;
  private final Refusals refusals;
  private final Object lock = new Object();

  // Written under the lock, read without it.
  private volatile @Nullable HeldToken<IamToken> held;

  // Under the lock.
  private @Nullable CompletableFuture<IamToken> flight;

  private boolean closed;

  private TokenSource(
      IamClient iam,
      HttpUrl accounts,
      Login login,
      TimeSource time,
      Executor executor,
      Runnable atClose,
      Refusals refusals) {
    this.refusals = refusals;
    this.iam = iam;
    this.accounts = accounts;
    this.login = login;
    this.time = time;
    this.executor = executor;
    this.atClose = atClose;
  }

  /**
   * Returns a builder.
   *
   * @param iam gets the tokens
   * @param credential the credential to log in with
   */
  public static Builder builder(IamClient iam, Credential credential) {
    return new Builder(iam, credential);
  }

  /**
   * Returns a valid token. Returns a cached token without locking or allocation; otherwise blocks
   * until IAM has responded.
   *
   * @throws AuthenticationException if there is no token: a subclass that tells the reason, or this
   *     class if the thread was interrupted while it waited (its flag stays set) or the source is
   *     closed
   */
  public IamToken get() {
    HeldToken<IamToken> now = held;
    if (now != null && !now.isDueForRefresh(time.nanoTime())) {
      return now.token();
    }
    return Futures.join(
        current(),
        e ->
            new AuthenticationException("Interrupted while waiting for a token", IamError.NONE, e));
  }

  /**
   * As {@link #get()}, without blocking. Canceling the future has no effect on other callers.
   *
   * @return a future that completes with a token, or with an {@link AuthenticationException}
   */
  public CompletableFuture<IamToken> getAsync() {
    HeldToken<IamToken> now = held;
    if (now != null && !now.isDueForRefresh(time.nanoTime())) {
      return CompletableFuture.completedFuture(now.token());
    }
    CompletableFuture<IamToken> own = new CompletableFuture<>();
    CompletableFuture<IamToken> unused =
        current()
            .whenComplete(
                (token, failure) -> {
                  if (failure == null) {
                    own.complete(token);
                  } else {
                    own.completeExceptionally(Futures.unwrap(failure));
                  }
                });
    return own;
  }

  /**
   * Forgets a token that a server rejected. Does nothing if it has been replaced since.
   *
   * @param refused the token that was sent
   */
  public void invalidate(IamToken refused) {
    synchronized (lock) {
      HeldToken<IamToken> now = held;
      if (now == null || !now.token().accessToken().equals(refused.accessToken())) {
        return;
      }
      if (login.isRenewable() && refusals.mayDiscard(time.nanoTime())) {
        held = null;
        // A token that was requested before the rejection may be revoked as well.
        flight = null;
      }
    }
  }

  /**
   * Returns a source of the same credential for another account. A session that a person started
   * (passcode, refresh token, second factor, the CLI's login) is shared, because its refresh token
   * may be valid for one use only. The new source runs on this source's threads, so it ends with
   * this source, or by its own {@link #close()}.
   *
   * @param selector the other account
   */
  public TokenSource forAccount(AccountSelector selector) {
    AccountScope scope = new AccountScope(iam, accounts, selector);
    return new TokenSource(
        iam, accounts, login.forAccount(scope), time, executor, () -> {}, refusals.forAccount());
  }

  /** Returns the account of the current token; empty if there is none. Sends no request. */
  public Optional<String> accountId() {
    HeldToken<IamToken> now = held;
    return now == null ? Optional.empty() : now.token().accountId();
  }

  /** Returns whether the current token is one of this account. */
  public boolean isFor(String accountId) {
    return accountId().filter(accountId::equals).isPresent();
  }

  /** Returns whether a rejected token can be replaced. A fixed bearer token can't. */
  public boolean isRenewable() {
    return login.isRenewable();
  }

  /** Ends the background work and forgets the tokens. Waiting and later calls fail. */
  @Override
  public void close() {
    CompletableFuture<IamToken> pending;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      held = null;
      refusals.clear();
      pending = flight;
      flight = null;
    }
    atClose.run();
    if (pending != null) {
      pending.completeExceptionally(closedFailure());
    }
  }

  private CompletableFuture<IamToken> current() {
    CompletableFuture<IamToken> started = null;
    CompletableFuture<IamToken> result;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(closedFailure());
      }
      long now = time.nanoTime();
      HeldToken<IamToken> token = held;
      AuthenticationException refused = refusals.at(now);
      if (token != null && token.isFresh(now)) {
        result = CompletableFuture.completedFuture(token.token());
        if (token.isDueForRefresh(now)) {
          held = token.refreshing();
          if (flight == null) {
            started = startFlight();
          }
        }
      } else if (flight != null) {
        result = flight;
      } else if (refused != null) {
        result = aliveOr(token, now, refused);
      } else {
        started = startFlight();
        result = started;
      }
    }
    if (started != null) {
      launch(started);
    }
    return result;
  }

  private CompletableFuture<IamToken> startFlight() {
    CompletableFuture<IamToken> started = new CompletableFuture<>();
    flight = started;
    return started;
  }

  private static HeldToken<IamToken> held(IamToken token) {
    // A token may be valid for less than the margin.
    Duration margin = Durations.shorter(token.life().dividedBy(2), MARGIN);
    return HeldToken.of(token, token.lifetime().startNanos(), token.life(), margin);
  }

  /** Called without the lock, because the executor may run the task at once. */
  private void launch(CompletableFuture<IamToken> started) {
    try {
      executor.execute(() -> run(started));
    } catch (RejectedExecutionException e) {
      failed(
          started,
          new AuthenticationException(
              "No thread is available to get a token with", IamError.NONE, e));
    }
  }

  private void run(CompletableFuture<IamToken> started) {
    IamToken token;
    try {
      token = LoginLimit.run(iam.loginTimeout(), time, login::fetch);
    } catch (Throwable e) {
      // Whatever the failure is, waiting callers must get it.
      failed(started, typed(e));
      return;
    }
    synchronized (lock) {
      if (flight == started) {
        flight = null;
        refusals.clear();
        if (!closed) {
          held = login.isRenewable() ? held(token) : HeldToken.unlimited(token, time.nanoTime());
        }
      }
    }
    started.complete(token);
  }

  /** A credential that calls the caller's code may fail in any way. */
  private static Throwable typed(Throwable failure) {
    return failure instanceof RuntimeException && !(failure instanceof ContainersException)
        ? new AuthenticationException(
            "The login failed: " + failure.getClass().getSimpleName(), IamError.NONE, failure)
        : failure;
  }

  private void failed(CompletableFuture<IamToken> ended, Throwable failure) {
    CompletableFuture<IamToken> outcome;
    synchronized (lock) {
      long now = time.nanoTime();
      HeldToken<IamToken> token = null;
      if (flight == ended) {
        flight = null;
        token = held;
        if (token != null) {
          held = token.afterFailure(now);
        }
        if (failure instanceof AuthenticationException reason && login.isLasting(reason)) {
          refusals.add(reason, now);
        }
      }
      outcome = aliveOr(token, now, failure);
    }
    CompletableFuture<Boolean> unused =
        outcome.handle(
            (token, reason) ->
                reason == null ? ended.complete(token) : ended.completeExceptionally(reason));
  }

  private static CompletableFuture<IamToken> aliveOr(
      @Nullable HeldToken<IamToken> token, long now, Throwable failure) {
    return token != null && token.isAlive(now)
        ? CompletableFuture.completedFuture(token.token())
        : CompletableFuture.failedFuture(failure);
  }

  private static AuthenticationException closedFailure() {
    return new AuthenticationException("The token source is closed");
  }

  /** Builds a {@link TokenSource}. Not thread-safe. */
  public static final class Builder {
    private final IamClient iam;
    private final Credential credential;
    private AccountSelector account = AccountSelector.automatic();
    private HttpUrl accounts = Accounts.DEFAULT_ENDPOINT;
    private @Nullable Executor executor;
    private TimeSource time = TimeSource.system();

    private Builder(IamClient iam, Credential credential) {
      this.iam = iam;
      this.credential = credential;
      this.time = iam.time();
    }

    /** Sets the account of the tokens; by default {@link AccountSelector#automatic()}. */
    public Builder account(AccountSelector selector) {
      account = selector;
      return this;
    }

    /**
     * Sets where accounts are listed if the choice requires it; by default {@link
     * Accounts#DEFAULT_ENDPOINT}.
     */
    public Builder accounts(HttpUrl endpoint) {
      accounts = endpoint;
      return this;
    }

    /**
     * Sets the executor for IAM requests; by default daemon threads, which end when idle and on
     * {@link TokenSource#close()}. Must not execute tasks on the calling thread if {@link
     * TokenSource#getAsync()} is to be non-blocking. Never shut down by the source.
     */
    public Builder executor(Executor given) {
      executor = given;
      return this;
    }

    /** Sets the time source, for tests; by default that of the {@link IamClient}. */
    public Builder time(TimeSource source) {
      time = source;
      return this;
    }

    /** Creates the source. Sends no request. */
    public TokenSource build() {
      AccountScope scope = new AccountScope(iam, accounts, account);
      Login login = new Logins(iam, time).of(credential, scope);
      if (executor != null) {
        return new TokenSource(iam, accounts, login, time, executor, login::close, new Refusals());
      }
      ExecutorService own = DaemonThreads.newPool("ibm-containers-token");
      Runnable end =
          () -> {
            login.close();
            own.shutdownNow();
          };
      return new TokenSource(iam, accounts, login, time, own, end, new Refusals());
    }
  }
}

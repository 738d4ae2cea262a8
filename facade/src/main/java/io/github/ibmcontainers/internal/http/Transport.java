package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients of one {@code ContainersClient}: all derived from one base, so that pool,
 * proxy, certificates, timeouts and the caller's interceptors hold for IAM, accounts and the
 * container API alike.
 *
 * <p>The chain of the container API, outermost first: call events, user agent, scope headers,
 * retry, limiter, authorization, request id, log, first connection, other connection; and on the
 * connection the late token, the host guard, the socket's timeout, the check of the body's length,
 * the check of the connection, and the record of what was sent.
 */
public final class Transport implements AutoCloseable {
  private static final int CONCURRENT_CALLS = 64;

  private final OkHttpClient base;
  private final boolean owned;
  private final UserAgent userAgent;
  private final TimeSource time;
  private final DoubleSupplier random;
  private final Events events;
  private final RetryPolicy retryPolicy;
  private final InterruptWatch interrupts = new InterruptWatch();
  private final OkHttpClient iam;
  private final List<Interceptor> checks;

  /**
   * @param given the caller's client, which the caller closes; {@code null} to create one
   * @param application the prefix of the user agent; may be empty
   * @param checks further interceptors of the container API, after the call events
   */
  public Transport(
      @Nullable OkHttpClient given,
      String application,
      RetryPolicy retryPolicy,
      TimeSource time,
      Events events,
      List<Interceptor> checks) {
    this.owned = given == null;
    this.base = given == null ? ownBase() : given;
    this.userAgent = UserAgent.of(application);
    this.time = time;
    this.random = () -> ThreadLocalRandom.current().nextDouble();
    this.events = events;
    this.retryPolicy = retryPolicy;
    this.iam = iamChain();
    this.checks = List.copyOf(checks);
  }

  private static OkHttpClient ownBase() {
    // OkHttp's own threads would keep a JVM alive for a minute after an asynchronous call.
    Dispatcher dispatcher = new Dispatcher(DaemonThreads.newPool("ibm-containers-async"));
    dispatcher.setMaxRequests(CONCURRENT_CALLS);
    // OkHttp's 5 a host is meant for browsers; all of a client's calls go to one host.
    dispatcher.setMaxRequestsPerHost(CONCURRENT_CALLS);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        // OkHttp's 5 idle ones would make a burst of calls over HTTP/1.1 connect anew each time.
        .connectionPool(new ConnectionPool(CONCURRENT_CALLS, 5, TimeUnit.MINUTES))
        .connectTimeout(Duration.ofSeconds(10))
        .readTimeout(Duration.ofSeconds(60))
        .writeTimeout(Duration.ofSeconds(60))
        .build();
  }

  /**
   * Returns the client for IAM and the list of accounts. It adds no authorization, and retries
   * requests that are marked as repeatable. Always the same object.
   */
  public OkHttpClient iam() {
    return iam;
  }

  private OkHttpClient iamChain() {
    CallContext standard = CallContext.of(Scope.none(), retryPolicy, Optional.empty());
    return FollowUps.off(
            common(true)
                .addInterceptor(new TokenEvents(time, events))
                .addInterceptor(userAgent)
                .addInterceptor(new RetryInterceptor(time, random, events, standard))
                .addInterceptor(new HttpLog(true))
                .addInterceptor(ClosedConnections::retry))
        .build();
  }

  /**
   * Returns a client for the container API.
   *
   * @param authorization sets the token of each attempt
   * @param limit the maximum number of requests in a window; empty for no limit
   */
  public OkHttpClient containers(Interceptor authorization, Optional<RateLimit> limit) {
    FirstConnection first = new FirstConnection();
    OkHttpClient.Builder builder =
        common(true, first.opened(), new LateToken.Setter(time))
            .addInterceptor(new CallEvents(time, events));
    checks.forEach(builder::addInterceptor);
    builder
        .addInterceptor(userAgent)
        .addInterceptor(new ScopeHeaders())
        .addInterceptor(new RetryInterceptor(time, random, events, null));
    limit.ifPresent(
        rate -> builder.addInterceptor(new Limiter(rate.requests(), rate.window(), time, events)));
    return FollowUps.off(
            builder
                .addInterceptor(authorization)
                .addInterceptor(new RequestId())
                .addInterceptor(new HttpLog(true))
                .addInterceptor(first)
                .addInterceptor(ClosedConnections::retry))
        .build();
  }

  /**
   * Returns a client for the list of accounts.
   *
   * @param authorization replaces a token that is refused
   */
  public OkHttpClient accounts(Interceptor authorization) {
    return FollowUps.off(iam.newBuilder().addInterceptor(authorization)).build();
  }

  /** Returns a client for a cluster's API server; the caller adds trust and authorization. */
  public OkHttpClient clusters() {
    return FollowUps.off(
            common(false)
                .addInterceptor(userAgent)
                .addInterceptor(new StaleConnectionRetry())
                .addInterceptor(new HttpLog(false))
                .addInterceptor(ClosedConnections::retry))
        .build();
  }

  /** Returns the listeners of the client. */
  public Events events() {
    return events;
  }

  /** Returns the user agent of all requests. */
  public String userAgent() {
    return userAgent.value();
  }

  /**
   * @param bodies whether responses are read by the thread that made the call
   * @param onConnection network interceptors that run before the host guard
   */
  private OkHttpClient.Builder common(boolean bodies, Interceptor... onConnection) {
    OkHttpClient.Builder builder =
        base.newBuilder().addInterceptor(new Interrupts(interrupts, bodies));
    for (Interceptor one : onConnection) {
      builder.addNetworkInterceptor(one);
    }
    return builder
        .addNetworkInterceptor(new HostGuard())
        .addNetworkInterceptor(PromptClose::withoutSocketTimeout)
        .addNetworkInterceptor(WholeBodies::check)
        .addNetworkInterceptor(ClosedConnections::check)
        .addNetworkInterceptor(new Delivery.Recorder());
  }

  /**
   * Cancels calls in progress; closes idle connections and threads of a base client created here.
   */
  @Override
  public void close() {
    interrupts.close();
    if (owned) {
      base.dispatcher().executorService().shutdown();
      base.connectionPool().evictAll();
    }
  }

  /**
   * The maximum number of requests in a sliding window.
   *
   * @param requests the number of requests, 1 to 1,000,000
   * @param window the length of the window, at most 365 days
   */
  public record RateLimit(int requests, Duration window) {
    /** The service's limit for one IP address: 200 requests in 10 seconds. */
    public static final RateLimit STANDARD = new RateLimit(200, Duration.ofSeconds(10));

    private static final int MOST_REQUESTS = 1_000_000;

    /** Checks the values. */
    public RateLimit {
      Check.positive("window of the rate limit", window);
      Check.that(
          requests >= 1 && requests <= MOST_REQUESTS,
          "A rate limit needs at least 1 and at most %s requests, not %s",
          MOST_REQUESTS,
          requests);
    }
  }
}

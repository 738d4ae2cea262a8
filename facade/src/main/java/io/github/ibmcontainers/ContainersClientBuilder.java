package io.github.ibmcontainers;

import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.IamClientBuilder;
import io.github.ibmcontainers.internal.call.ClientLogin;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.HeaderValues;
import io.github.ibmcontainers.internal.config.Settings;
import io.github.ibmcontainers.internal.drift.DriftDetector;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.Events;
import io.github.ibmcontainers.internal.http.ReadGuard;
import io.github.ibmcontainers.internal.http.Transport;
import io.github.ibmcontainers.internal.resource.ResourceGroupDirectory;
import io.github.ibmcontainers.internal.route.ClientParts;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.kubernetes.KubernetesService;
import io.github.ibmcontainers.kubernetes.drain.ClusterNodes;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ContainersClient}. Not thread-safe. */
public final class ContainersClientBuilder {
  private @Nullable Executor executor;
  private final List<ClientListener> listeners = new ArrayList<>();
  private final Scope.Builder scope = Scope.builder();
  private @Nullable Credential credential;
  private AccountSelector account = AccountSelector.automatic();
  private Endpoints endpoints = Endpoints.publicNetwork();
  private @Nullable OkHttpClient httpClient;
  private RetryPolicy retryPolicy = RetryPolicy.standard();
  private Optional<Transport.RateLimit> rateLimit = Optional.of(Transport.RateLimit.STANDARD);
  private @Nullable Duration timeout;
  private String application = "";
  private boolean fromEnvironment;
  private final List<Consumer<IamClientBuilder>> iamSettings = new ArrayList<>();
  private boolean detectDrift;
  private boolean readOnly;
  private TimeSource time = TimeSource.system();

  ContainersClientBuilder() {}

  /** Sets the credential. Required. */
  public ContainersClientBuilder credential(Credential value) {
    this.credential = Objects.requireNonNull(value, "credential");
    return this;
  }

  /**
   * Sets the account by id. The id is also sent as {@code X-Auth-Resource-Account}.
   *
   * @throws IllegalArgumentException if the id is invalid
   */
  public ContainersClientBuilder account(String accountId) {
    scope.account(accountId);
    return account(AccountSelector.byId(accountId));
  }

  /** Sets how the account is chosen; by default {@link AccountSelector#automatic()}. */
  public ContainersClientBuilder account(AccountSelector selector) {
    this.account = Objects.requireNonNull(selector, "account");
    return this;
  }

  /**
   * Limits calls to a resource group, by id. By default all resource groups are included.
   *
   * @throws IllegalArgumentException if the id can't be sent as a header
   */
  public ContainersClientBuilder resourceGroup(String resourceGroupId) {
    scope.resourceGroup(resourceGroupId);
    return this;
  }

  /**
   * Limits calls to a resource group: {@code
   * resourceGroup(ResourceGroupSelector.byName("default"))}. The name is looked up by the first
   * call that needs it, which fails if the account has no such group.
   */
  public ContainersClientBuilder resourceGroup(ResourceGroupSelector selector) {
    scope.resourceGroup(selector);
    return this;
  }

  /**
   * Limits calls to a region, by its current or former name. By default all regions are included.
   *
   * @throws IllegalArgumentException if the name is not a region's
   */
  public ContainersClientBuilder region(String region) {
    scope.region(region);
    return this;
  }

  /** Sets the endpoints; by default {@link Endpoints#publicNetwork()}. */
  public ContainersClientBuilder endpoints(Endpoints value) {
    this.endpoints = Objects.requireNonNull(value, "endpoints");
    return this;
  }

  /**
   * Sets the OkHttp client that all HTTP clients are derived from: its proxy, TLS settings,
   * timeouts, DNS, interceptors, connection pool, and dispatcher apply to IAM, accounts, the
   * container API, and clusters. The derived clients don't follow redirects, store cookies, or use
   * OkHttp's own retries. Closing the client doesn't close it.
   */
  public ContainersClientBuilder httpClient(OkHttpClient base) {
    this.httpClient = Objects.requireNonNull(base, "httpClient");
    return this;
  }

  /** Sets the retry policy; by default {@link RetryPolicy#standard()}. */
  public ContainersClientBuilder retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
    return this;
  }

  /**
   * Limits the number of requests, retries included, in a sliding window; further requests wait. By
   * default 200 in 10 seconds, the service's limit for one address.
   *
   * @throws IllegalArgumentException if the number or the window is not positive
   */
  public ContainersClientBuilder rateLimit(int requests, Duration window) {
    this.rateLimit = Optional.of(new Transport.RateLimit(requests, window));
    return this;
  }

  /** Disables the rate limiter. */
  public ContainersClientBuilder noRateLimit() {
    this.rateLimit = Optional.empty();
    return this;
  }

  /**
   * Sets the timeout of a call. It includes everything that the call waits for: a login, look-ups,
   * the rate limiter, retries, and pauses. By default there is only a timeout for connecting (10
   * seconds) and one for each read and write (60 seconds).
   *
   * @throws IllegalArgumentException if the timeout is not positive, or longer than 365 days
   */
  public ContainersClientBuilder timeout(Duration limit) {
    this.timeout = Check.positive("timeout", limit);
    return this;
  }

  /**
   * Sets the timeout of a login at IAM with all its requests, retries, and pauses; by default 30
   * seconds. A login can be shared by several calls, so it isn't ended by the timeout of one.
   *
   * @throws IllegalArgumentException if the timeout is not positive, or longer than 365 days
   */
  public ContainersClientBuilder loginTimeout(Duration limit) {
    Duration checked = Check.positive("login timeout", limit);
    iamSettings.add(iam -> iam.loginTimeout(checked));
    return this;
  }

  /** Adds a listener for the client's events. */
  public ContainersClientBuilder listener(ClientListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Sets whether responses are compared with the API document, which costs time and memory. Each
   * difference is emitted once, as {@link ClientEvent.Drift}. Off by default.
   */
  public ContainersClientBuilder detectDrift(boolean value) {
    this.detectDrift = value;
    return this;
  }

  /**
   * Makes the client read-only: a request to the container API that isn't a {@code GET} or {@code
   * HEAD} fails with {@link io.github.ibmcontainers.error.ReadOnlyException} before it is sent.
   */
  public ContainersClientBuilder readOnly() {
    this.readOnly = true;
    return this;
  }

  /**
   * Sets the prefix of the {@code User-Agent} header, such as {@code my-tool/1.2}.
   *
   * @throws IllegalArgumentException if the prefix can't be sent as a header
   */
  public ContainersClientBuilder application(String nameAndVersion) {
    this.application = HeaderValues.check("application", nameAndVersion);
    return this;
  }

  /**
   * Sets whether token requests have the form of the guides until 2025, with {@code
   * response_type=cloud_iam uaa} and the {@code uaa_client_*} fields. Off by default.
   */
  public ContainersClientBuilder legacyUaaForm(boolean value) {
    iamSettings.add(iam -> iam.legacyUaaForm(value));
    return this;
  }

  /**
   * Sets the OAuth client for IAM; by default {@code bx}, which gets refresh tokens.
   *
   * @param id the client id
   * @param secret the client secret
   */
  public ContainersClientBuilder iamClient(String id, String secret) {
    iamSettings.add(iam -> iam.client(id, secret));
    return this;
  }

  /** Sets the scopes requested from IAM, separated by blanks; by default none. */
  public ContainersClientBuilder iamScope(String scopes) {
    iamSettings.add(iam -> iam.scope(scopes));
    return this;
  }

  /**
   * Sets the executor of asynchronous calls; by default, they run on virtual threads (Java 21) or
   * daemon threads. The client doesn't shut it down.
   */
  public ContainersClientBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /** Sets the time source, for tests; by default {@link TimeSource#system()}. */
  public ContainersClientBuilder time(TimeSource source) {
    this.time = Objects.requireNonNull(source, "time");
    return this;
  }

  ContainersClientBuilder settings(Settings settings) {
    settings.credential().ifPresent(this::credential);
    fromEnvironment = true;
    settings.client().ifPresent(client -> iamClient(client.id(), client.secret()));
    settings.scope().ifPresent(this::iamScope);
    settings.account().ifPresent(id -> account(id));
    settings.region().ifPresent(this::region);
    settings
        .resourceGroup()
        .ifPresent(idOrName -> resourceGroup(ResourceGroupSelector.byIdOrName(idOrName)));
    settings.timeout().ifPresent(this::timeout);
    settings.retries().ifPresent(retries -> retryPolicy(retryPolicy.withAttempts(retries + 1)));
    return endpoints(settings.endpoints());
  }

  /**
   * Creates the client. Sends no request.
   *
   * @throws IllegalStateException if no credential is set
   */
  public ContainersClient build() {
    Credential required = credential;
    if (required == null) {
      throw new IllegalStateException(
          "No credential. "
              + (fromEnvironment ? Settings.lookedFor() + " " : "")
              + "Set one: IBMCLOUD_API_KEY for fromEnvironment(), or"
              + " credential(Credential.apiKey(...)) on the builder.");
    }
    Events events = new Events(listeners);
    List<Interceptor> checks = new ArrayList<>();
    if (readOnly) {
      checks.add(new ReadGuard());
    }
    if (detectDrift) {
      checks.add(new DriftDetector(ResponseForms.load(), events));
    }
    Transport transport = new Transport(httpClient, application, retryPolicy, time, events, checks);
    IamClientBuilder iam =
        IamClient.builder(transport.iam())
            .endpoint(endpoints.iam())
            .userAgent(transport.userAgent())
            .time(time);
    iamSettings.forEach(setting -> setting.accept(iam));
    Core core =
        new Core(
            transport,
            new ClientLogin(iam.build(), required, account, endpoints.accounts()),
            time,
            rateLimit,
            Optional.ofNullable(executor));
    ResourceGroupDirectory groups =
        new ResourceGroupDirectory(core, endpoints.resourceController());
    CallContext context =
        CallContext.of(scope.build(), retryPolicy, Optional.ofNullable(timeout))
            .resolvingGroupsBy(groups);
    Funnel funnel = new Funnel(core, endpoints.containers(), context);
    Accounts accounts = ContainersClient.accounts(core, funnel);
    ClientParts parts =
        ClientParts.of(
            core.time(),
            () -> accounts.stream().map(Account::id),
            ClusterNodes::connect,
            new ClusterIndex());
    ClusterContext all = ClusterContext.of(funnel, parts);
    return new ContainersClient(core, funnel, groups, all, new KubernetesService(all));
  }
}

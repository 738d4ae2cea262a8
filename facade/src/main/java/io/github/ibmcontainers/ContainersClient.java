package io.github.ibmcontainers;

import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.catalog.Region;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.network.Networks;
import io.github.ibmcontainers.cluster.satellite.Satellite;
import io.github.ibmcontainers.cluster.service.AccountSettings;
import io.github.ibmcontainers.cluster.service.Logging;
import io.github.ibmcontainers.cluster.service.Storage;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.check.HeaderValues;
import io.github.ibmcontainers.internal.config.Settings;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.Events;
import io.github.ibmcontainers.internal.http.Transport;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.kubernetes.KubeconfigArchive;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.kubernetes.KubernetesService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The client of IBM Cloud Kubernetes Service and Red Hat OpenShift on IBM Cloud: from a credential
 * to the container API, whatever its version and the cluster's provider.
 *
 * <p>Immutable and safe for use by many threads; make one and share it, since tokens, connections
 * and the request limit belong to it. Views made by {@link #with} share all of these. {@link
 * #close} ends it and its views; an {@link OkHttpClient} that was given to the builder stays the
 * caller's.
 */
public final class ContainersClient implements AutoCloseable {
  private final Core core;
  private final Funnel funnel;
  private final ClusterContext context;

  private ContainersClient(Core core, Funnel funnel, ClusterContext context) {
    this.core = core;
    this.funnel = funnel;
    this.context = context;
  }

  /** A builder; all it needs is a credential. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A client that is what the surroundings say: system properties, environment variables by IBM's
   * own names ({@code IBMCLOUD_API_KEY}, {@code IC_REGION}, …), the file {@code
   * ibm-credentials.env}, {@code VCAP_SERVICES}; the README has the table.
   *
   * @throws IllegalArgumentException if a value cannot be; the message names it and where it stands
   * @throws IllegalStateException if there is no credential
   */
  public static ContainersClient fromEnvironment() {
    return builderFromEnvironment().build();
  }

  /**
   * A builder that starts from what the surroundings say, as {@link #fromEnvironment}; what is set
   * on it wins.
   *
   * @throws IllegalArgumentException if a value cannot be; the message names it and where it stands
   */
  public static Builder builderFromEnvironment() {
    return new Builder().settings(Settings.read(Settings.SERVICE));
  }

  /**
   * A view with a narrower scope: {@code client.with(scope -> scope.region("eu-de"))}. Shares
   * everything with this client, which stays as it is.
   */
  public ContainersClient with(UnaryOperator<Scope.Builder> change) {
    Scope scope = change.apply(funnel.scope().toBuilder()).build();
    Funnel narrower = funnel.with(scope);
    return new ContainersClient(core, narrower, context.with(narrower));
  }

  /** Clusters of all providers. */
  public Clusters clusters() {
    return new Clusters(context);
  }

  /** Regions, zones, flavors, versions, quota. */
  public Locations locations() {
    return new Locations(context);
  }

  /** Workers of clusters: list, replace, reload, reboot, remove, update. */
  public Workers workers() {
    return new Workers(context);
  }

  /** Worker pools and their zones. */
  public WorkerPools workerPools() {
    return new WorkerPools(context);
  }

  /** VLANs, subnets and VPCs. */
  public Networks networks() {
    return new Networks(context);
  }

  /** Application load balancers, Ingress secrets and status, domains. */
  public Ingress ingress() {
    return new Ingress(context);
  }

  /** Satellite locations and hosts. */
  public Satellite satellite() {
    return new Satellite(context);
  }

  /** Storage attachments, volumes and assignments. */
  public Storage storage() {
    return new Storage(context);
  }

  /** Log forwarding and the API server's audit webhook. */
  public Logging logging() {
    return new Logging(context);
  }

  /** Infrastructure credentials, the account's API key, permissions, VLAN spanning. */
  public AccountSettings accountSettings() {
    return new AccountSettings(context);
  }

  /**
   * A connection to a cluster's own Kubernetes API: found, role bindings synced, logged in, checked
   * against the cluster's certificate authority. Keeps working after its first token has expired.
   *
   * @param cluster the cluster's name or id
   * @throws io.github.ibmcontainers.error.ContainersException if a step fails, of the type that
   *     says which
   */
  public KubernetesAccess kubernetes(String cluster) {
    return kubernetes(cluster, KubernetesOptions.standard());
  }

  /**
   * As {@link #kubernetes(String)}, with options: which endpoint, how long to wait for role
   * bindings, as administrator.
   */
  public KubernetesAccess kubernetes(String cluster, KubernetesOptions options) {
    return new KubernetesService(core, funnel).connect(cluster, options);
  }

  /**
   * A cluster's kubeconfig, as the service hands it out; kept in memory.
   *
   * @param cluster the cluster's name or id
   * @param request in which form, for whom
   * @throws io.github.ibmcontainers.error.ContainersException if it cannot be had or read
   */
  public KubeconfigArchive kubeconfig(String cluster, KubeconfigRequest request) {
    return new KubernetesService(core, funnel).download(cluster, request);
  }

  /** The service's regions ({@code GET /v1/regions}). */
  public List<Region> regions() {
    return locations().regions();
  }

  /** Where the calls of this client or view look. */
  public Scope scope() {
    return funnel.scope();
  }

  /**
   * The token that calls carry now; asks IAM for one if none is held. For handing over to other
   * clients of IBM Cloud; the calls of this one need nothing of it.
   *
   * @throws io.github.ibmcontainers.error.AuthenticationException if IAM gives none
   */
  public IamToken token() {
    return core.forScope(funnel.scope()).get();
  }

  /**
   * The accounts that the credential's owner can see, page by page as they are reached ({@code GET
   * /coe/v2/accounts}).
   */
  public Accounts accounts() {
    return accounts(core, funnel);
  }

  private static Accounts accounts(Core core, Funnel funnel) {
    return Accounts.of(
        core.transport().iam(),
        core.accountsUrl(),
        core.transport().userAgent(),
        () -> core.forScope(funnel.scope()).get().authorization());
  }

  /**
   * The generated client on this transport, with this view's scope, tokens, retries and limits:
   * {@code new V2Api(client.generated()).getCluster("mycluster").execute()}.
   */
  public ApiClient generated() {
    return funnel.api(RequestOptions.none());
  }

  /** As {@link #generated()}, with options that hold for every call made by it. */
  public ApiClient generated(RequestOptions options) {
    return funnel.api(options);
  }

  /**
   * A request that the API document does not have yet, with the same login, retries and errors:
   * {@code client.request("POST", "/graphql").fromRoot().json(query).text()}.
   *
   * @param method the HTTP method
   * @param path the path below {@code /global}, escaped where needed
   * @throws IllegalArgumentException if either cannot be
   */
  public RawRequest request(String method, String path) {
    return new RawRequest(funnel, method, path);
  }

  /** Where it looks; nothing of its credential. */
  @Override
  public String toString() {
    return "ContainersClient[" + funnel.base().host() + ", " + funnel.scope() + "]";
  }

  /** Ends this client and all its views: tokens are forgotten, later calls fail. */
  @Override
  public void close() {
    core.close();
  }

  /** Collects what a client is to be. Not safe for use by several threads. */
  public static final class Builder {
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
    private Function<IamClient.Builder, IamClient.Builder> iamSettings = Function.identity();
    private TimeSource time = TimeSource.system();

    private Builder() {}

    /** Who asks; the one thing that must be set. */
    public Builder credential(Credential value) {
      this.credential = Objects.requireNonNull(value, "credential");
      return this;
    }

    /**
     * The account to work in, by its id. Sent as {@code X-Auth-Resource-Account} too.
     *
     * @throws IllegalArgumentException if it cannot be an id
     */
    public Builder account(String accountId) {
      scope.account(accountId);
      return account(AccountSelector.byId(accountId));
    }

    /** The account to work in: by id, by name, the only one, or the token's own. */
    public Builder account(AccountSelector selector) {
      this.account = Objects.requireNonNull(selector, "account");
      return this;
    }

    /**
     * The resource group to look in, by its id; by default all.
     *
     * @throws IllegalArgumentException if it cannot be a header value
     */
    public Builder resourceGroup(String resourceGroupId) {
      scope.resourceGroup(resourceGroupId);
      return this;
    }

    /**
     * The region to look in, by today's or the older name; by default all.
     *
     * @throws IllegalArgumentException if it cannot be a region
     */
    public Builder region(String region) {
      scope.region(region);
      return this;
    }

    /** Where the services are; by default their public endpoints. */
    public Builder endpoints(Endpoints value) {
      this.endpoints = Objects.requireNonNull(value, "endpoints");
      return this;
    }

    /**
     * A client to derive all connections from: its proxy, certificates, timeouts, DNS,
     * interceptors, pool and executor hold for IAM, accounts, the container API and clusters alike.
     * It stays the caller's to close. Redirects, cookies and OkHttp's own repetition of requests
     * are switched off in what is derived.
     */
    public Builder httpClient(OkHttpClient base) {
      this.httpClient = Objects.requireNonNull(base, "httpClient");
      return this;
    }

    /** How failures that may pass are met; by default {@link RetryPolicy#standard()}. */
    public Builder retryPolicy(RetryPolicy policy) {
      this.retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
      return this;
    }

    /**
     * How many requests may leave in a sliding window, attempts counted; further ones wait their
     * turn. By default 200 in 10 seconds, which is what the service allows from one address.
     *
     * @throws IllegalArgumentException if there is less than one request or no window
     */
    public Builder rateLimit(int requests, Duration window) {
      this.rateLimit = Optional.of(new Transport.RateLimit(requests, window));
      return this;
    }

    /** Lets requests leave as they come. */
    public Builder noRateLimit() {
      this.rateLimit = Optional.empty();
      return this;
    }

    /**
     * The time that any call may take, attempts and pauses included; by default only connecting (10
     * seconds) and silence (60 seconds) are limited.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder timeout(Duration limit) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("The timeout must be positive, not " + limit);
      }
      this.timeout = limit;
      return this;
    }

    /** Adds a listener, told of retries, waits, tokens and the end of calls. */
    public Builder listener(ClientListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * What the user agent starts with, such as {@code my-tool/1.2}.
     *
     * @throws IllegalArgumentException if it cannot be a header value
     */
    public Builder application(String nameAndVersion) {
      this.application = HeaderValues.check("application", nameAndVersion);
      return this;
    }

    /**
     * Sends the token request in the form of the guides until 2025, with {@code
     * response_type=cloud_iam uaa} and the {@code uaa_client_*} fields; off by default.
     */
    public Builder legacyUaaForm(boolean value) {
      this.iamSettings = iamSettings.andThen(iam -> iam.legacyUaaForm(value));
      return this;
    }

    /**
     * The OAuth client that IAM is asked as; by default {@code bx}, which gets refresh tokens.
     *
     * @param id its id
     * @param secret its secret
     */
    public Builder iamClient(String id, String secret) {
      this.iamSettings = iamSettings.andThen(iam -> iam.client(id, secret));
      return this;
    }

    /** The scopes to ask IAM for, separated by blanks; by default none. */
    public Builder iamScope(String scopes) {
      this.iamSettings = iamSettings.andThen(iam -> iam.scope(scopes));
      return this;
    }

    private Builder settings(Settings settings) {
      settings.credential().ifPresent(this::credential);
      settings.client().ifPresent(client -> iamClient(client.id(), client.secret()));
      settings.scope().ifPresent(this::iamScope);
      settings.account().ifPresent(id -> account(id));
      settings.region().ifPresent(this::region);
      settings.resourceGroup().ifPresent(this::resourceGroup);
      settings.timeout().ifPresent(this::timeout);
      settings.retries().ifPresent(retries -> retryPolicy(retryPolicy.withAttempts(retries + 1)));
      return endpoints(settings.endpoints());
    }

    /** The source of time; for tests. */
    Builder time(TimeSource source) {
      this.time = source;
      return this;
    }

    /**
     * The client. Sends nothing yet.
     *
     * @throws IllegalStateException if no credential was set
     */
    public ContainersClient build() {
      Credential who = credential;
      if (who == null) {
        throw new IllegalStateException(
            "No credential: set one with credential(Credential.apiKey(...)) or another of Credential's");
      }
      Events events = new Events(listeners);
      Transport transport = new Transport(httpClient, application, retryPolicy, time, events);
      IamClient iam =
          iamSettings
              .apply(
                  IamClient.builder(transport.iam())
                      .endpoint(endpoints.iam())
                      .userAgent(transport.userAgent())
                      .time(time))
              .build();
      Core core = new Core(transport, iam, who, account, endpoints.accounts(), time, rateLimit);
      CallContext context =
          CallContext.of(scope.build(), retryPolicy, Optional.ofNullable(timeout));
      Funnel funnel = new Funnel(core, endpoints.containers(), context);
      Accounts accounts = accounts(core, funnel);
      return new ContainersClient(
          core,
          funnel,
          ClusterContext.of(
              funnel, time, core.executor(), () -> accounts.stream().map(Account::id)));
    }
  }
}

package io.github.ibmcontainers;

import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.cluster.AddOns;
import io.github.ibmcontainers.cluster.ClusterSecurity;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.Inventory;
import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.catalog.Region;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.network.Networks;
import io.github.ibmcontainers.cluster.satellite.Satellite;
import io.github.ibmcontainers.cluster.service.AccountSettings;
import io.github.ibmcontainers.cluster.service.Logging;
import io.github.ibmcontainers.cluster.service.ServiceBindings;
import io.github.ibmcontainers.cluster.service.Storage;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.DedicatedHosts;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.config.Settings;
import io.github.ibmcontainers.internal.resource.ResourceGroupDirectory;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.kubernetes.KubernetesService;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigArchive;
import io.github.ibmcontainers.resourcegroup.ResourceGroups;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Client of IBM Cloud Kubernetes Service and Red Hat OpenShift on IBM Cloud. It covers both
 * versions of the container API and all providers.
 *
 * <p>Immutable and thread-safe. Create one client and share it: it holds tokens, connections and
 * the rate limiter. Views made by {@link #with} share all of these. {@link #close} ends the client
 * and its views; an {@link okhttp3.OkHttpClient} passed to the builder remains open.
 */
public final class ContainersClient implements AutoCloseable {
  private final Core core;
  private final Funnel funnel;
  private final ResourceGroupDirectory groups;
  private final ClusterContext context;
  private final KubernetesService kubernetes;

  ContainersClient(
      Core core,
      Funnel funnel,
      ResourceGroupDirectory groups,
      ClusterContext context,
      KubernetesService kubernetes) {
    this.core = core;
    this.funnel = funnel;
    this.groups = groups;
    this.context = context;
    this.kubernetes = kubernetes;
  }

  /** Returns a builder. Only the credential is required. */
  public static ContainersClientBuilder builder() {
    return new ContainersClientBuilder();
  }

  /**
   * Creates a client configured from the environment: system properties, environment variables with
   * IBM's names ({@code IBMCLOUD_API_KEY}, {@code IC_REGION}, …), the file {@code
   * ibm-credentials.env}, and {@code VCAP_SERVICES}. The page {@code facade/docs/configuration.md}
   * lists them.
   *
   * @throws IllegalArgumentException if a value is invalid; the message names the value and its
   *     source
   * @throws IllegalStateException if there is no credential
   */
  public static ContainersClient fromEnvironment() {
    return builderFromEnvironment().build();
  }

  /**
   * Returns a builder that reads its configuration from the environment, like {@link
   * #fromEnvironment}. Builder values take precedence.
   *
   * @throws IllegalArgumentException if a value is invalid; the message names the value and its
   *     source
   */
  public static ContainersClientBuilder builderFromEnvironment() {
    return new ContainersClientBuilder().settings(Settings.read(Settings.SERVICE));
  }

  /**
   * Returns a view of this client with a narrower scope: {@code client.with(scope ->
   * scope.region("eu-de"))}.
   */
  public ContainersClient with(UnaryOperator<Scope.Builder> change) {
    Scope scope = change.apply(funnel.scope().toBuilder()).build();
    Funnel narrower = funnel.with(scope);
    ClusterContext narrow = context.with(narrower);
    return new ContainersClient(core, narrower, groups, narrow, kubernetes.in(narrow));
  }

  /** Clusters of all providers. */
  public Clusters clusters() {
    return new Clusters(context);
  }

  /** Regions, zones, flavors, versions, and quota. */
  public Locations locations() {
    return new Locations(context);
  }

  /** Worker nodes: list, replace, reload, reboot, remove, update. */
  public Workers workers() {
    return new Workers(context);
  }

  /** Worker pools and their zones. */
  public WorkerPools workerPools() {
    return new WorkerPools(context);
  }

  /** Dedicated hosts of VPC clusters, and their pools. */
  public DedicatedHosts dedicatedHosts() {
    return new DedicatedHosts(context);
  }

  /**
   * Lists the clusters of this client's scope with their worker nodes, concurrently. What fails is
   * reported in the inventory. For several scopes, see {@code clusters().across(...).inventory()}
   * and {@code clusters().acrossAccounts().inventory()}.
   */
  public Inventory inventory() {
    return clusters().across(List.of(Scope.none())).inventory();
  }

  /** Add-ons of clusters. */
  public AddOns addOns() {
    return new AddOns(context);
  }

  /** The certificate authority of clusters, console access, and secure networking. */
  public ClusterSecurity security() {
    return new ClusterSecurity(context);
  }

  /** VLANs, subnets, and VPCs. */
  public Networks networks() {
    return new Networks(context);
  }

  /** Application load balancers, Ingress secrets, Ingress status, and subdomains. */
  public Ingress ingress() {
    return new Ingress(context);
  }

  /** Satellite locations and hosts. */
  public Satellite satellite() {
    return new Satellite(context);
  }

  /** Storage attachments, volumes, and assignments. */
  public Storage storage() {
    return new Storage(context);
  }

  /** Log forwarding and the API server's audit webhook. */
  public Logging logging() {
    return new Logging(context);
  }

  /** Service instances that are bound to namespaces of clusters. */
  public ServiceBindings serviceBindings() {
    return new ServiceBindings(context);
  }

  /** Infrastructure credentials and permissions, the account's API key, and VLAN spanning. */
  public AccountSettings accountSettings() {
    return new AccountSettings(context);
  }

  /**
   * Connects to a cluster's Kubernetes API: looks up the cluster, synchronizes the caller's role
   * bindings, logs in, and verifies the server with the cluster's CA. The connection renews its
   * token.
   *
   * <p>Accesses of one client and its views share the Kubernetes token of an account. Role bindings
   * that were synchronized into the cluster less than five minutes ago are not waited for again.
   *
   * @param cluster the cluster's name or id
   * @throws io.github.ibmcontainers.error.ContainersException if a step fails; the type tells which
   */
  public KubernetesAccess kubernetes(String cluster) {
    return kubernetes(cluster, KubernetesOptions.standard());
  }

  /**
   * Connects to a cluster's Kubernetes API as {@link #kubernetes(String)} does, with options such
   * as the endpoint or the administrator's certificate.
   */
  public KubernetesAccess kubernetes(String cluster, KubernetesOptions options) {
    return kubernetes.connect(cluster, options);
  }

  /**
   * Waits until a cluster's API server responds, and connects to it. The cluster may have no
   * endpoint yet, its name may not resolve, or its server may not be up. If the cluster itself may
   * not be ready, use {@link Clusters#awaitReady(String, WaitOptions)} first.
   *
   * @param cluster the cluster's name or id
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait ends otherwise
   * @throws io.github.ibmcontainers.error.ContainersException if the server or the service refuses
   */
  public KubernetesAccess awaitReachable(
      String cluster, KubernetesOptions options, WaitOptions wait) {
    return kubernetes.awaitReachable(cluster, options, wait);
  }

  /**
   * Downloads a cluster's kubeconfig into memory.
   *
   * @param cluster the cluster's name or id
   * @param request the form of the kubeconfig and its user
   * @throws io.github.ibmcontainers.error.ContainersException if the download fails or can't be
   *     read
   */
  public KubeconfigArchive kubeconfig(String cluster, KubeconfigRequest request) {
    return kubernetes.download(cluster, request);
  }

  /** Returns the service's regions ({@code GET /v1/regions}). */
  public List<Region> regions() {
    return locations().regions();
  }

  /** Returns the scope of this client or view. */
  public Scope scope() {
    return funnel.scope();
  }

  /**
   * Returns a valid token, for use with other IBM Cloud clients. Requests one from IAM if none is
   * held.
   *
   * @throws io.github.ibmcontainers.error.AuthenticationException if there is no token
   * @throws io.github.ibmcontainers.error.CallTimeoutException if the client's timeout is over
   */
  public IamToken token() {
    return funnel.token();
  }

  /**
   * Returns the accounts that are visible to the credential's owner ({@code GET /coe/v2/accounts}).
   * Pages are fetched on demand.
   */
  public Accounts accounts() {
    return accounts(core, funnel);
  }

  /**
   * Returns the resource groups of this scope's account ({@code GET /v2/resource_groups} of the
   * resource controller). Sends no request yet.
   */
  public ResourceGroups resourceGroups() {
    return groups.in(funnel.context());
  }

  static Accounts accounts(Core core, Funnel funnel) {
    return Accounts.of(
        core.accountCalls(funnel.scope()),
        core.login().accountsUrl(),
        core.transport().userAgent(),
        () -> funnel.tokenForAccounts().authorization());
  }

  /**
   * Runs any operation of the API with this client's errors, retries and options: {@code
   * client.call(api -> new LoggingApi(api).fetchLoggingConfigs("mycluster"))}.
   *
   * @param operation creates the request
   * @throws io.github.ibmcontainers.error.ContainersException if the call fails
   */
  public <T extends @Nullable Object> T call(Function<ApiClient, ApiRequest<T>> operation) {
    return callWithRawResponse(RequestOptions.none(), operation).value();
  }

  /** As {@link #call(Function)}, with options. */
  public <T extends @Nullable Object> T call(
      RequestOptions options, Function<ApiClient, ApiRequest<T>> operation) {
    return callWithRawResponse(options, operation).value();
  }

  /**
   * As {@link #call(RequestOptions, Function)}; returns the value together with the HTTP status,
   * the headers and the request id.
   */
  public <T extends @Nullable Object> RawResponse<T> callWithRawResponse(
      RequestOptions options, Function<ApiClient, ApiRequest<T>> operation) {
    return funnel.call(options, operation);
  }

  /**
   * Returns the generated client with this view's scope, tokens, retries, and rate limit: {@code
   * new V2Api(client.generated()).getCluster("mycluster").execute()}.
   */
  public ApiClient generated() {
    return funnel.api(RequestOptions.none());
  }

  /** Returns the generated client with options for each of its calls. */
  public ApiClient generated(RequestOptions options) {
    return funnel.api(options);
  }

  /**
   * Prepares a request that the API document does not describe, with the same authentication,
   * retries, and errors: {@code client.request("POST", "/graphql").fromRoot().json(query).text()}.
   *
   * @param method the HTTP method
   * @param path the path below {@code /global}, percent-encoded where needed
   * @throws IllegalArgumentException if the method or the path is invalid
   */
  public RawRequest request(String method, String path) {
    return new RawRequest(funnel, method, path);
  }

  /** Returns host and scope, and nothing of the credential. */
  @Override
  public String toString() {
    return "ContainersClient[" + funnel.base().host() + ", " + funnel.scope() + "]";
  }

  /** Closes this client and its views: discards the tokens; later calls fail. */
  @Override
  public void close() {
    core.close();
  }
}

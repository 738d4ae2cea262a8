package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ApplyRBACAndGetKubeconfigRequest;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.FanOut;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigArchive;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects to clusters and downloads kubeconfigs for a client or view. Thread-safe. Users access it
 * through {@code ContainersClient}.
 */
public final class KubernetesService {
  private final Core core;
  private final Funnel funnel;
  private final ClusterContext context;
  private final Clusters clusters;
  private final SharedAccess shared;

  /** Creates the service of a client. */
  public KubernetesService(GroupContext context) {
    this(ClusterContext.of(context), new SharedAccess());
  }

  private KubernetesService(ClusterContext context, SharedAccess shared) {
    this.context = context;
    this.funnel = context.funnel();
    this.core = funnel.core();
    this.clusters = new Clusters(context);
    this.shared = shared;
  }

  /** Returns this service for another view of the client. */
  public KubernetesService in(GroupContext view) {
    return new KubernetesService(ClusterContext.of(view), shared);
  }

  /**
   * Connects to a cluster: looks it up, synchronizes the user's IAM roles into it, reads its CA,
   * and selects its endpoint. Independent requests are sent concurrently, and the Kubernetes token
   * is fetched in the background.
   *
   * @param cluster the cluster's name or id
   * @throws io.github.ibmcontainers.error.NotFoundException if there is no such cluster
   * @throws EndpointUnavailableException if the cluster doesn't have the requested endpoint
   * @throws RbacSyncException if the roles can't be synchronized
   * @throws io.github.ibmcontainers.error.ContainersException if another step fails
   */
  public KubernetesAccess connect(String cluster, KubernetesOptions options) {
    Check.cluster(cluster);
    ClusterTokenCache kubeToken = kubeToken(options);
    if (!(core.login().credential() instanceof Credential.ApiKey)
        && mayTakeKubeToken(cluster, options)) {
      // With a session, a Kubernetes token takes two exchanges.
      prepare(kubeToken);
    }
    FutureTask<byte[]> early = mayBePublic(cluster, options) ? applyEarly(cluster, options) : null;
    try {
      ClusterFacts facts = facts(cluster, options.requests());
      shared.remember(cluster, facts.openShift());
      EndpointChoice choice = EndpointChoice.of(facts, options.endpoint());
      boolean administrator =
          options.isAdministrator() || choice.endpoint() == ClusterEndpoint.LINK;
      if (!administrator && !facts.openShift()) {
        prepare(kubeToken);
      }
      FutureTask<byte[]> usable = choice.endpoint() == ClusterEndpoint.PUBLIC ? early : null;
      Kubeconfig kubeconfig = kubeconfig(facts, choice, options, administrator, usable);
      return new AccessFactory(core, funnel, facts, choice, options, shared, kubeToken)
          .access(kubeconfig, administrator);
    } finally {
      if (early != null) {
        early.cancel(true);
      }
    }
  }

  private ClusterTokenCache kubeToken(KubernetesOptions options) {
    Scope scope = options.requests().scope().within(funnel.scope());
    String account = scope.account().orElse("");
    return shared.kubeToken(
        account,
        () ->
            new ClusterTokenCache(
                new KubeTokens(
                        core.login().iam(),
                        core.forScope(scope),
                        core.login().credential(),
                        scope.account().orElse(null))
                    ::fetch,
                core.time()));
  }

  private boolean mayTakeKubeToken(String cluster, KubernetesOptions options) {
    return !options.isAdministrator()
        && !shared.isKnownAsOpenShift(cluster)
        && !isKnownAsSatellite(cluster, options);
  }

  /**
   * Returns whether the kubeconfig may be that of the public endpoint, so that it can be requested
   * before the cluster is known. If the caller has chosen an endpoint, its existence is checked
   * first.
   */
  private boolean mayBePublic(String cluster, KubernetesOptions options) {
    return options.syncsRbac()
        && options.endpoint() == ClusterEndpoint.AUTOMATIC
        && !isKnownAsSatellite(cluster, options);
  }

  private boolean isKnownAsSatellite(String cluster, KubernetesOptions options) {
    return context
        .client()
        .memory()
        .find(options.requests().scope().within(funnel.scope()), cluster)
        .filter(provider -> provider == Provider.SATELLITE)
        .isPresent();
  }

  /**
   * Starts to fetch the token. Calls that need it wait for it, and throw the failure if there is
   * none.
   */
  private void prepare(ClusterTokenCache token) {
    core.executor()
        .execute(
            () -> {
              try {
                token.get();
              } catch (RuntimeException e) {
                // The token is requested again when it is needed.
              }
            });
  }

  private FutureTask<byte[]> applyEarly(String cluster, KubernetesOptions options) {
    KubeconfigRequest request = request(options, options.isAdministrator()).build();
    return FanOut.start(core.executor(), () -> apply(cluster, request));
  }

  /**
   * Waits until a cluster's API server responds, and connects to it.
   *
   * @param cluster the cluster's name or id
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait fails
   * @throws io.github.ibmcontainers.error.ContainersException if the server or the service rejects
   *     a request
   */
  public KubernetesAccess awaitReachable(
      String cluster, KubernetesOptions options, WaitOptions wait) {
    KubernetesOptions cancelable =
        options.toBuilder().requests(options.requests().cancelledBy(wait.cancellation())).build();
    return ReachableWait.await(
        cluster,
        left -> {
          ClusterContext limited = context.with(cancelable.requests()).limitedTo(left).timed();
          return new KubernetesService(limited, shared).connect(cluster, cancelable);
        },
        wait,
        core.time());
  }

  private Kubeconfig kubeconfig(
      ClusterFacts facts,
      EndpointChoice choice,
      KubernetesOptions options,
      boolean administrator,
      @Nullable FutureTask<byte[]> early) {
    KubeconfigRequest.Builder request = request(options, administrator);
    if (!options.syncsRbac()) {
      return Kubeconfig.read(get(facts.id(), request.withoutRbacSync().build()));
    }
    return Kubeconfig.read(
        applyAndWait(facts.id(), request.endpoint(choice.endpoint()).build(), early));
  }

  private static KubeconfigRequest.Builder request(
      KubernetesOptions options, boolean administrator) {
    KubeconfigRequest.Builder request =
        KubeconfigRequest.builder().rbacTimeout(options.rbacTimeout()).requests(options.requests());
    return administrator ? request.administrator() : request;
  }

  /**
   * Downloads a kubeconfig and keeps it in memory. For a user's kubeconfig, the IAM roles are
   * synchronized into the cluster first, unless {@link KubeconfigRequest.Builder#withoutRbacSync()}
   * is set.
   *
   * @param cluster the cluster's name or id
   * @throws io.github.ibmcontainers.error.NotFoundException if there is no such cluster
   * @throws KubeconfigException if the response can't be read, or version 1 is requested for a VPC
   *     cluster
   * @throws RbacSyncException if the roles can't be synchronized
   * @throws io.github.ibmcontainers.error.ContainersException if the request fails otherwise
   */
  public KubeconfigArchive download(String cluster, KubeconfigRequest request) {
    return KubeconfigArchive.read(
        request.version() == KubeconfigRequest.Version.V1
            ? version1(cluster, request)
            : version2(cluster, request));
  }

  private byte[] version1(String cluster, KubeconfigRequest request) {
    try {
      boolean archive = request.format() == KubeconfigRequest.Format.ARCHIVE;
      return funnel.value(
          request.requests(),
          api ->
              request.isAdministrator()
                  ? new ClustersApi(api)
                      .getClusterConfigAdmin(cluster)
                      .createNetworkConfig(flag(request.hasNetworkConfig()))
                  : new ClustersApi(api)
                      .getClusterConfig(cluster)
                      .format(archive ? null : request.format().apiName())
                      .skipRBAC(flag(!request.syncsRbac())));
    } catch (BadRequestException e) {
      if (e.code().filter("G3917"::equals).isPresent()) {
        throw new KubeconfigException(
            "Version 1 of the container API doesn't support kubeconfigs of VPC clusters. Use version 2 for cluster "
                + cluster
                + ".",
            e);
      }
      throw e;
    }
  }

  private byte[] version2(String cluster, KubeconfigRequest request) {
    boolean syncs = request.syncsRbac() && !request.isAdministrator();
    if (syncs) {
      // The synchronization is retried after a 404, so the cluster must be known to exist.
      return applyAndWait(facts(cluster, request.requests()).id(), request, null);
    }
    return request.endpoint() == ClusterEndpoint.AUTOMATIC
        ? get(cluster, request)
        : apply(cluster, request);
  }

  private byte[] get(String cluster, KubeconfigRequest request) {
    return funnel.value(
        request.requests(),
        api ->
            new V2Api(api)
                .getKubeconfig(cluster)
                .format(request.format().apiName())
                .admin(flag(request.isAdministrator()))
                .network(flag(request.hasNetworkConfig())));
  }

  /**
   * @param early the same request, if it was already sent
   */
  private byte[] applyAndWait(
      String cluster, KubeconfigRequest request, @Nullable FutureTask<byte[]> early) {
    RbacSync sync =
        new RbacSync(funnel, core.time(), request.requests(), cluster, request.rbacTimeout());
    Supplier<byte[]> apply = () -> apply(cluster, request);
    byte[] kubeconfig = sync.request(early == null ? apply : () -> FanOut.result(early), apply);
    if (!shared.hasRoles(cluster, core.time())) {
      sync.await();
      shared.rolesSynchronized(cluster, core.time());
    }
    return kubeconfig;
  }

  private byte[] apply(String cluster, KubeconfigRequest request) {
    ApplyRBACAndGetKubeconfigRequest body =
        new ApplyRBACAndGetKubeconfigRequest()
            .cluster(cluster)
            .format(request.format().apiName())
            .admin(flag(request.isAdministrator()))
            .network(flag(request.hasNetworkConfig()))
            .endpointType(endpointType(request.endpoint()));
    RequestOptions limited = funnel.limited(request.requests(), request.rbacTimeout());
    return funnel.value(limited, api -> new V2Api(api).applyRBACAndGetKubeconfig(body));
  }

  /** Returns the value of the parameter. The public endpoint is the default of the operation. */
  private static @Nullable String endpointType(ClusterEndpoint endpoint) {
    return switch (endpoint) {
      case PRIVATE, VPE, LINK -> endpoint.apiName();
      case PUBLIC, AUTOMATIC -> null;
    };
  }

  /** Returns the value of a flag. False is the default of the service and isn't sent. */
  private static @Nullable Boolean flag(boolean value) {
    return value ? Boolean.TRUE : null;
  }

  private ClusterFacts facts(String cluster, RequestOptions options) {
    return ClusterFacts.of(clusters.with(options).get(cluster));
  }
}

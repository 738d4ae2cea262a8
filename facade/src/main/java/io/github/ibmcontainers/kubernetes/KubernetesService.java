package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ApplyRBACAndGetKubeconfigRequest;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigArchive;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import org.jspecify.annotations.Nullable;

/**
 * Connects to clusters and downloads kubeconfigs, for one client or view. Thread-safe. Users reach
 * it by {@code ContainersClient}.
 */
public final class KubernetesService {
  private final Core core;
  private final Funnel funnel;
  private final Clusters clusters;

  /** Creates the service of a client or view. */
  public KubernetesService(GroupContext context) {
    this.funnel = ClusterContext.of(context).funnel();
    this.core = funnel.core();
    this.clusters = new Clusters(context);
  }

  /**
   * Connects to a cluster: looks it up, brings the user's IAM roles into it and waits until they
   * are synchronized, reads its CA and chooses its endpoint. The token is fetched by the first
   * request.
   *
   * @param cluster name or id
   * @throws io.github.ibmcontainers.error.NotFoundException if there is no such cluster
   * @throws EndpointUnavailableException if the cluster doesn't have the requested endpoint
   * @throws RbacSyncException if the roles can't be synchronized
   * @throws io.github.ibmcontainers.error.ContainersException if another step fails
   */
  public KubernetesAccess connect(String cluster, KubernetesOptions options) {
    ClusterFacts facts = facts(cluster, options.requests());
    EndpointChoice choice = EndpointChoice.of(facts, options.endpoint());
    boolean administrator = options.isAdministrator() || choice.endpoint() == ClusterEndpoint.LINK;
    Kubeconfig kubeconfig = kubeconfig(facts, choice, options, administrator);
    return new AccessFactory(core, funnel, facts, choice, options)
        .access(kubeconfig, administrator);
  }

  /**
   * Waits until a cluster's API server responds, and connects to it.
   *
   * @param cluster name or id
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait ends otherwise
   * @throws io.github.ibmcontainers.error.ContainersException if the server or the service refuses
   */
  public KubernetesAccess awaitReachable(
      String cluster, KubernetesOptions options, WaitOptions wait) {
    return ReachableWait.await(cluster, () -> connect(cluster, options), wait, core.time());
  }

  private Kubeconfig kubeconfig(
      ClusterFacts facts, EndpointChoice choice, KubernetesOptions options, boolean administrator) {
    KubeconfigRequest.Builder request =
        KubeconfigRequest.builder().rbacTimeout(options.rbacTimeout()).requests(options.requests());
    if (administrator) {
      request.administrator();
    }
    if (!options.syncsRbac()) {
      return Kubeconfig.read(get(facts.id(), request.withoutRbacSync().build()));
    }
    return Kubeconfig.read(apply(facts.id(), request.endpoint(choice.endpoint()).build(), true));
  }

  /**
   * Downloads a kubeconfig and keeps it in memory. For a user, the user's IAM roles are brought
   * into the cluster first, unless {@link KubeconfigRequest.Builder#withoutRbacSync()} is set.
   *
   * @param cluster name or id
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
      return request.isAdministrator()
          ? funnel.value(
              request.requests(),
              api ->
                  new ClustersApi(api)
                      .getClusterConfigAdmin(cluster)
                      .createNetworkConfig(flag(request.hasNetworkConfig())))
          : funnel.value(
              request.requests(),
              api ->
                  new ClustersApi(api)
                      .getClusterConfig(cluster)
                      .format(
                          request.format() == KubeconfigRequest.Format.ARCHIVE
                              ? null
                              : request.format().word())
                      .skipRBAC(flag(!request.syncsRbac())));
    } catch (BadRequestException e) {
      if (e.code().filter("G3917"::equals).isPresent()) {
        throw new KubeconfigException(
            "Version 1 of the container API has no kubeconfigs of VPC clusters. Use version 2 for cluster "
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
      // A 404 of the synchronization is repeated, so that the cluster must be known to exist.
      return apply(facts(cluster, request.requests()).id(), request, true);
    }
    return request.endpoint() == ClusterEndpoint.AUTOMATIC
        ? get(cluster, request)
        : apply(cluster, request, false);
  }

  private byte[] get(String cluster, KubeconfigRequest request) {
    return funnel.value(
        request.requests(),
        api ->
            new V2Api(api)
                .getKubeconfig(cluster)
                .format(request.format().word())
                .admin(flag(request.isAdministrator()))
                .network(flag(request.hasNetworkConfig())));
  }

  private byte[] apply(String cluster, KubeconfigRequest request, boolean waits) {
    ApplyRBACAndGetKubeconfigRequest body =
        new ApplyRBACAndGetKubeconfigRequest()
            .cluster(cluster)
            .format(request.format().word())
            .admin(flag(request.isAdministrator()))
            .network(flag(request.hasNetworkConfig()))
            .endpointType(endpointType(request.endpoint()));
    return waits
        ? new RbacSync(funnel, core.time(), request.requests(), cluster, request.rbacTimeout())
            .run(body)
        : funnel.value(request.requests(), api -> new V2Api(api).applyRBACAndGetKubeconfig(body));
  }

  /** The public endpoint is the default of the operation. */
  private static @Nullable String endpointType(ClusterEndpoint endpoint) {
    return switch (endpoint) {
      case PRIVATE, VPE, LINK -> endpoint.word();
      case PUBLIC, AUTOMATIC -> null;
    };
  }

  /** False is the default of the service and isn't sent. */
  private static @Nullable Boolean flag(boolean value) {
    return value ? Boolean.TRUE : null;
  }

  private ClusterFacts facts(String cluster, RequestOptions options) {
    return ClusterFacts.of(clusters.with(options).get(cluster));
  }
}

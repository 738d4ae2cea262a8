package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ApplyRBACAndGetKubeconfigRequest;
import io.github.ibmcontainers.generated.model.CommonClusterServiceEndpoint;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens clusters and downloads kubeconfigs, for one client or view. Thread-safe; users reach it by
 * {@code ContainersClient}.
 */
public final class KubernetesService {
  private final Core core;
  private final Funnel funnel;

  /**
   * @param core connections and tokens
   * @param funnel the container API, with the view's scope
   */
  public KubernetesService(Core core, Funnel funnel) {
    this.core = core;
    this.funnel = funnel;
  }

  /**
   * Opens a cluster: looks it up, brings the user's roles into it and waits until they are there,
   * takes its CA, chooses its endpoint. The token is fetched with the first call.
   *
   * @param cluster name or id
   * @throws io.github.ibmcontainers.error.NotFoundException if there is no such cluster
   * @throws EndpointUnavailableException if the endpoint that was asked for is not to be had
   * @throws RbacSyncException if the roles do not get into the cluster
   * @throws io.github.ibmcontainers.error.ContainersException for all else
   */
  public KubernetesAccess connect(String cluster, KubernetesOptions options) {
    ClusterFacts facts = facts(cluster, options.requests());
    EndpointChoice choice = EndpointChoice.of(facts, options.endpoint());
    boolean administrator = options.isAdministrator() || choice.endpoint() == ClusterEndpoint.LINK;
    Kubeconfig kubeconfig = kubeconfig(facts, choice, options, administrator);
    return new Connecting(core, funnel, facts, choice, options).access(kubeconfig, administrator);
  }

  /**
   * Downloads a kubeconfig. It stays in memory.
   *
   * @param cluster name or id
   * @throws KubeconfigException if what came cannot be read, or version 1 is asked for a VPC
   *     cluster
   * @throws io.github.ibmcontainers.error.ContainersException if the service refuses or does not
   *     answer
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
                              : request.format().word()));
    } catch (BadRequestException e) {
      if (e.code().filter("G3917"::equals).isPresent()) {
        throw new KubeconfigException(
            "Version 1 of the container API has no kubeconfigs of VPC clusters, and "
                + cluster
                + " is one: use version 2",
            e);
      }
      throw e;
    }
  }

  /** Only the operation that brings the roles along lets the endpoint be chosen. */
  private byte[] version2(String cluster, KubeconfigRequest request) {
    if (request.endpoint() != ClusterEndpoint.AUTOMATIC) {
      ApplyRBACAndGetKubeconfigRequest body =
          new ApplyRBACAndGetKubeconfigRequest()
              .cluster(cluster)
              .format(request.format().word())
              .admin(flag(request.isAdministrator()))
              .network(flag(request.hasNetworkConfig()))
              .endpointType(endpointType(request.endpoint()));
      return funnel.value(
          request.requests(), api -> new V2Api(api).applyRBACAndGetKubeconfig(body));
    }
    return funnel.value(
        request.requests(),
        api ->
            new V2Api(api)
                .getKubeconfig(cluster)
                .format(request.format().word())
                .admin(flag(request.isAdministrator()))
                .network(flag(request.hasNetworkConfig())));
  }

  /** The public endpoint is meant when none is named. */
  private static @Nullable String endpointType(ClusterEndpoint endpoint) {
    return switch (endpoint) {
      case PRIVATE, VPE, LINK -> endpoint.word();
      case PUBLIC, AUTOMATIC -> null;
    };
  }

  /** Left out where it would say no. */
  private static @Nullable Boolean flag(boolean value) {
    return value ? Boolean.TRUE : null;
  }

  private Kubeconfig kubeconfig(
      ClusterFacts facts, EndpointChoice choice, KubernetesOptions options, boolean administrator) {
    if (!options.syncsRbac()) {
      return Kubeconfig.read(
          funnel.value(
              options.requests(),
              api ->
                  new V2Api(api)
                      .getKubeconfig(facts.id())
                      .format("json")
                      .admin(flag(administrator))));
    }
    ApplyRBACAndGetKubeconfigRequest request =
        new ApplyRBACAndGetKubeconfigRequest()
            .cluster(facts.id())
            .format("json")
            .admin(flag(administrator))
            .endpointType(endpointType(choice.endpoint()));
    return Kubeconfig.read(
        new RbacSync(funnel, core.time(), options.requests(), facts.id(), options.rbacTimeout())
            .run(request));
  }

  private ClusterFacts facts(String cluster, RequestOptions options) {
    GetClusterResponse answer =
        funnel.value(options, api -> new V2Api(api).getCluster(cluster).v1Compatible(true));
    CommonClusterServiceEndpoint below = answer.getServiceEndpoints();
    boolean publicOn =
        on(answer.getPublicServiceEndpointEnabled())
            || (below != null && on(below.getPublicServiceEndpointEnabled()));
    boolean privateOn =
        on(answer.getPrivateServiceEndpointEnabled())
            || (below != null && on(below.getPrivateServiceEndpointEnabled()));
    return new ClusterFacts(
        text(answer.getId()).orElse(cluster),
        text(answer.getName()).orElse(cluster),
        text(answer.getProvider()).orElse("classic"),
        isOpenShift(answer),
        text(answer.getMasterURL()).or(() -> text(answer.getServerURL())),
        first(
            publicOn,
            answer.getPublicServiceEndpointURL(),
            below == null ? null : below.getPublicServiceEndpointURL()),
        first(
            privateOn,
            answer.getPrivateServiceEndpointURL(),
            below == null ? null : below.getPrivateServiceEndpointURL()),
        text(answer.getVirtualPrivateEndpointURL()));
  }

  private static boolean isOpenShift(GetClusterResponse answer) {
    return text(answer.getType()).orElse("").equals("openshift")
        || text(answer.getMasterKubeVersion()).orElse("").endsWith("_openshift");
  }

  private static boolean on(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static Optional<String> first(
      boolean enabled, @Nullable String one, @Nullable String other) {
    return enabled ? text(one).or(() -> text(other)) : Optional.empty();
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}

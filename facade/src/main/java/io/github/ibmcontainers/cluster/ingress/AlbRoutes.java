package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.api.AlbApi;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.model.EnableALBRequest;
import io.github.ibmcontainers.generated.model.V2UpdateALBRequest;
import io.github.ibmcontainers.generated.model.VpcDisableALBRequest;
import io.github.ibmcontainers.generated.model.VpcEnableALBRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of actions on ALBs. Each row is built when it is first used. */
final class AlbRoutes {
  private static final Map<Provider, String> REASONS =
      Map.of(SATELLITE, "their Ingress is the OpenShift router; see ingress().subdomains()");

  private AlbRoutes() {}

  static final class Listing {
    static final Action<@Nullable Void, List<Alb>> ROW =
        Action.<@Nullable Void, List<Alb>>of("list ALBs")
            .on(
                AlbApi.GetClusterALBsCall.OPERATION,
                (api, cluster, none) -> new AlbApi(api).getClusterALBs(cluster),
                it -> Values.list(it.getAlb(), Alb::of))
            .on(
                VPC,
                BetaApi.V2GetClusterALBsCall.OPERATION,
                (api, cluster, none) -> new BetaApi(api).v2GetClusterALBs(cluster),
                it -> Values.list(it.getAlb(), Alb::of))
            .build(REASONS);
  }

  static final class Get {
    static final Action<String, Alb> ROW =
        Action.<String, Alb>of("get an ALB")
            .on(
                AlbApi.GetClusterALBCall.OPERATION,
                (api, cluster, alb) -> new AlbApi(api).getClusterALB(alb),
                Alb::of)
            .on(
                VPC,
                BetaApi.V2GetClusterALBCall.OPERATION,
                (api, cluster, alb) -> new BetaApi(api).v2GetClusterALB(alb),
                Alb::of)
            .build(REASONS);
  }

  /** Gives the id of the new ALB. */
  static final class Create {
    static final Action<NewAlb, String> ROW =
        Action.<NewAlb, String>of("create an ALB")
            .on(
                AlbApi.CreateALBCall.OPERATION,
                (api, cluster, alb) ->
                    new AlbApi(api).createALB(cluster, alb.zone(), alb.classic(cluster)),
                it -> Values.createdId(it.getAlb(), AlbApi.CreateALBCall.OPERATION))
            .on(
                BetaApi.VpcCreateALBCall.OPERATION,
                (api, cluster, alb) -> new BetaApi(api).vpcCreateALB(alb.vpc(cluster)),
                it -> Values.createdId(it.getAlb(), BetaApi.VpcCreateALBCall.OPERATION))
            .build(REASONS);
  }

  static final class Enable {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("enable an ALB")
            .on(
                AlbApi.EnableALBCall.OPERATION,
                (api, cluster, alb) ->
                    new AlbApi(api)
                        .enableALB(
                            new EnableALBRequest().albID(alb).clusterID(cluster).enable(true)))
            .on(
                BetaApi.VpcEnableALBCall.OPERATION,
                (api, cluster, alb) ->
                    new BetaApi(api)
                        .vpcEnableALB(
                            new VpcEnableALBRequest().albID(alb).cluster(cluster).enable(true)))
            .build(REASONS);
  }

  static final class Disable {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("disable an ALB")
            .on(
                AlbApi.DisableALBCall.OPERATION,
                (api, cluster, alb) -> new AlbApi(api).disableALB(alb))
            .on(
                BetaApi.VpcDisableALBCall.OPERATION,
                (api, cluster, alb) ->
                    new BetaApi(api)
                        .vpcDisableALB(new VpcDisableALBRequest().albID(alb).cluster(cluster)))
            .build(REASONS);
  }

  static final class Update {
    static final Action<Builds, @Nullable Void> ROW =
        Action.<Builds, @Nullable Void>of("update ALBs")
            .on(
                CLASSIC,
                BetaApi.V2UpdateALBCall.OPERATION,
                (api, cluster, in) ->
                    new BetaApi(api)
                        .v2UpdateALB(
                            new V2UpdateALBRequest()
                                .cluster(cluster)
                                .albBuild(in.build())
                                .albList(in.albs().isEmpty() ? null : in.albs())))
            .alsoOn(VPC)
            .on(
                AlbApi.UpdateALBsCall.OPERATION,
                (api, cluster, in) -> new AlbApi(api).updateALBs(cluster))
            .build(REASONS);
  }

  /**
   * Of the time when a cluster's ALBs had one build; "ibmcloud ks alb rollback" was there until
   * 2020.
   */
  static final class Rollback {
    static final Action<@Nullable Void, @Nullable Void> ROW =
        Action.<@Nullable Void, @Nullable Void>of("roll back ALBs")
            .on(
                AlbApi.RollbackUpdateCall.OPERATION,
                (api, cluster, none) -> new AlbApi(api).rollbackUpdate(cluster))
            .none(VPC, "update to the earlier build with loadBalancers().update(...)")
            .build(REASONS);
  }

  /** The build to update to, and the ids of the ALBs. */
  record Builds(@Nullable String build, List<String> albs) {}
}

package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.internal.check.Argument.ALB;
import static io.github.ibmcontainers.internal.check.Argument.CRN;
import static io.github.ibmcontainers.internal.check.Argument.NAME;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.generated.api.AlbApi;
import io.github.ibmcontainers.generated.api.AlbBetaApi;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.model.ALBSecretConfig;
import io.github.ibmcontainers.generated.model.AlbImageVersions;
import io.github.ibmcontainers.generated.model.AutoscaleConfig;
import io.github.ibmcontainers.generated.model.AutoscaleDetails;
import io.github.ibmcontainers.generated.model.ChangeUpdatePolicyRequest;
import io.github.ibmcontainers.generated.model.CreateALBSecretRequest;
import io.github.ibmcontainers.generated.model.LBConfig;
import io.github.ibmcontainers.generated.model.LBProxyProtocolConfig;
import io.github.ibmcontainers.generated.model.PatchLBConfigRequest;
import io.github.ibmcontainers.generated.model.SetALBAutoscaleConfigurationRequest;
import io.github.ibmcontainers.generated.model.UpdateALBSecretRequest;
import io.github.ibmcontainers.generated.model.UpdatePolicy;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import io.github.ibmcontainers.internal.route.Values;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Application load balancers (ALBs) of classic and VPC clusters. The parameter {@code cluster} is
 * the cluster's id or name, {@code alb} is the ALB's id. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails; those that differ by
 * provider throw {@link OperationNotSupportedException} for Satellite clusters. Immutable and
 * thread-safe.
 */
public final class LoadBalancers extends Group<LoadBalancers> {
  private final ClusterContext context;

  /** Called by the client. */
  public LoadBalancers(GroupContext context) {
    super(context, LoadBalancers::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the ALBs ({@code GetClusterALBs} for classic, {@code V2GetClusterALBs} for VPC). */
  public List<Alb> list(String cluster) {
    return context.onCluster(AlbRoutes.Listing.ROW, cluster);
  }

  /** Returns an ALB ({@code GetClusterALB} for classic, {@code V2GetClusterALB} for VPC). */
  public Alb get(String cluster, String alb) {
    return context.onCluster(AlbRoutes.Get.ROW, cluster, ALB.of(alb));
  }

  /**
   * Creates an ALB ({@code CreateALB} for classic, {@code VpcCreateALB} for VPC). The request is
   * sent exactly once. If its outcome is unknown, the client looks for a new ALB of that zone and
   * type for a minute.
   *
   * @return the ALB's id
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     new ALB has appeared
   */
  public String create(String cluster, NewAlb alb) {
    ClusterContext timed = context.timed();
    return Creation.unnamed(
            timed,
            "ALB",
            "in zone " + alb.zone() + " of cluster " + cluster,
            Creation.sending(timed, AlbRoutes.Create.ROW, cluster, alb),
            in ->
                Creation.matching(
                    in.onCluster(AlbRoutes.Listing.ROW, cluster),
                    it ->
                        it.isPublic() == alb.isPublic()
                            && it.zone().filter(alb.zone()::equals).isPresent(),
                    Alb::id,
                    Alb::id))
        .value();
  }

  /** Enables an ALB ({@code EnableALB} for classic, {@code VpcEnableALB} for VPC). */
  public void enable(String cluster, String alb) {
    context.onCluster(AlbRoutes.Enable.ROW, cluster, ALB.of(alb));
  }

  /** Disables an ALB ({@code DisableALB} for classic, {@code VpcDisableALB} for VPC). */
  public void disable(String cluster, String alb) {
    context.onCluster(AlbRoutes.Disable.ROW, cluster, ALB.of(alb));
  }

  /**
   * Updates ALBs ({@code V2UpdateALB}; v1: {@code UpdateALBs}, which updates all ALBs to the latest
   * build).
   *
   * @param build the build; {@code null} for the latest one
   * @param albs the ids of the ALBs; empty for all
   */
  public void update(String cluster, @Nullable String build, List<String> albs) {
    context.onCluster(
        AlbRoutes.Update.ROW, cluster, new AlbRoutes.Builds(build, List.copyOf(albs)));
  }

  /** Returns the builds that ALBs can run ({@code GetSupportedImages}). */
  public AlbImageVersions images() {
    return context.value(api -> new BetaApi(api).getSupportedImages());
  }

  /** Returns whether IBM updates the ALBs ({@code GetUpdatePolicy}). */
  public UpdatePolicy updatePolicy(String cluster) {
    return context.value(cluster, api -> new AlbApi(api).getUpdatePolicy(cluster));
  }

  /** Sets whether IBM updates the ALBs ({@code ChangeUpdatePolicy}). */
  public void setAutoUpdate(String cluster, boolean on) {
    ChangeUpdatePolicyRequest request = new ChangeUpdatePolicyRequest().autoUpdate(on);
    context.order(cluster, api -> new AlbApi(api).changeUpdatePolicy(cluster, request));
  }

  /**
   * Rolls back the last update of the ALBs ({@code RollbackUpdate}).
   *
   * @throws OperationNotSupportedException if the cluster isn't a classic cluster
   */
  public void rollback(String cluster) {
    context.onCluster(AlbRoutes.Rollback.ROW, cluster);
  }

  /** Returns the autoscaling configuration of an ALB ({@code GetALBAutoscaleConfiguration}). */
  public AutoscaleDetails autoscaling(String cluster, String alb) {
    return context.value(
        cluster, api -> new BetaApi(api).getALBAutoscaleConfiguration(cluster, ALB.of(alb)));
  }

  /**
   * Sets the autoscaling configuration of an ALB ({@code SetALBAutoscaleConfiguration}).
   *
   * @param config the generated configuration
   */
  public void setAutoscaling(String cluster, String alb, AutoscaleConfig config) {
    SetALBAutoscaleConfigurationRequest request =
        new SetALBAutoscaleConfigurationRequest().config(config);
    context.order(
        cluster,
        api -> new BetaApi(api).setALBAutoscaleConfiguration(cluster, ALB.of(alb), request));
  }

  /** Removes the autoscaling configuration of an ALB ({@code RemoveALBAutoscaleConfiguration}). */
  public void removeAutoscaling(String cluster, String alb) {
    context.order(
        cluster, api -> new BetaApi(api).removeALBAutoscaleConfiguration(cluster, ALB.of(alb)));
  }

  /** Returns the configuration of the load balancer in front of Ingress ({@code GetLBConfig}). */
  public LBConfig configuration(String cluster, boolean isPublic) {
    return context.value(cluster, api -> new BetaApi(api).getLBConfig(cluster, type(isPublic)));
  }

  /**
   * Enables or disables the PROXY protocol of the load balancer in front of Ingress ({@code
   * PatchLBConfig}).
   *
   * @param trusted the trusted source addresses, as CIDRs; empty for all
   */
  public void setProxyProtocol(String cluster, boolean isPublic, boolean on, List<String> trusted) {
    setProxyProtocol(cluster, isPublic, new LBProxyProtocolConfig().enable(on), trusted);
  }

  /**
   * As {@link #setProxyProtocol(String, boolean, boolean, List)}, with a limit for the time in
   * which the header of the protocol must arrive.
   *
   * @param headerTimeout the limit; sent in whole seconds
   * @throws IllegalArgumentException if the limit isn't positive
   */
  public void setProxyProtocol(
      String cluster, boolean isPublic, boolean on, List<String> trusted, Duration headerTimeout) {
    long seconds = Check.positive("header timeout", headerTimeout).toSeconds();
    setProxyProtocol(
        cluster,
        isPublic,
        new LBProxyProtocolConfig().enable(on).headerTimeout(Math.max(1, seconds)),
        trusted);
  }

  private void setProxyProtocol(
      String cluster, boolean isPublic, LBProxyProtocolConfig protocol, List<String> trusted) {
    PatchLBConfigRequest request =
        new PatchLBConfigRequest()
            .cluster(cluster)
            .type(type(isPublic))
            .proxyProtocol(protocol.cidr(trusted.isEmpty() ? null : List.copyOf(trusted)));
    context.order(cluster, api -> new BetaApi(api).patchLBConfig(request));
  }

  /** Lists the types of ALBs of classic clusters ({@code GetAvailableALBTypes}). */
  public List<String> types() {
    return Values.list(context.value(api -> new AlbApi(api).getAvailableALBTypes()));
  }

  /**
   * Lists the certificates that classic clusters used before {@link IngressSecrets} ({@code
   * ViewClusterALBSecrets}).
   *
   * @deprecated IBM dropped it from the documentation in August 2020; use {@link IngressSecrets}
   */
  @Deprecated(since = "2020-08")
  public List<ALBSecretConfig> secrets(String cluster) {
    return Values.list(
        context
            .value(cluster, api -> new AlbBetaApi(api).viewClusterALBSecrets(cluster))
            .getAlbSecrets());
  }

  /**
   * Creates a secret from a certificate ({@code CreateALBSecret}).
   *
   * @param crn the CRN of the certificate
   * @deprecated IBM dropped it from the documentation in August 2020; use {@link IngressSecrets}
   */
  @Deprecated(since = "2020-08")
  public void createSecret(String cluster, String name, String crn) {
    CreateALBSecretRequest request =
        new CreateALBSecretRequest()
            .clusterID(cluster)
            .secretName(NAME.of(name))
            .certCrn(CRN.of(crn));
    Creation.order(
        context,
        "ALB secret",
        name + " of cluster " + cluster,
        in -> in.order(cluster, api -> new AlbBetaApi(api).createALBSecret(request)));
  }

  /**
   * Replaces the certificate of a secret ({@code UpdateALBSecret}).
   *
   * @param crn the CRN of the certificate
   * @deprecated IBM dropped it from the documentation in August 2020; use {@link IngressSecrets}
   */
  @Deprecated(since = "2020-08")
  public void updateSecret(String cluster, String name, String crn) {
    UpdateALBSecretRequest request =
        new UpdateALBSecretRequest()
            .clusterID(cluster)
            .secretName(NAME.of(name))
            .certCrn(CRN.of(crn));
    context.order(cluster, api -> new AlbBetaApi(api).updateALBSecret(request));
  }

  /**
   * Deletes a secret ({@code DeleteClusterALBSecrets}).
   *
   * @deprecated IBM dropped it from the documentation in August 2020; use {@link IngressSecrets}
   */
  @Deprecated(since = "2020-08")
  public void deleteSecret(String cluster, String name) {
    context.order(
        cluster,
        api -> new AlbBetaApi(api).deleteClusterALBSecrets(cluster).albSecretName(NAME.of(name)));
  }

  private static String type(boolean isPublic) {
    return isPublic ? "public" : "private";
  }
}

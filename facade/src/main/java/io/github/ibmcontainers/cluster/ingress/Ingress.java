package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.NoRouteException;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.generated.api.AlbApi;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.NlbHealthMonitorApi;
import io.github.ibmcontainers.generated.model.AddIgnoredIngressStatusErrorsRequest;
import io.github.ibmcontainers.generated.model.AddSecretFieldRequest;
import io.github.ibmcontainers.generated.model.AlbImageVersions;
import io.github.ibmcontainers.generated.model.AutoscaleConfig;
import io.github.ibmcontainers.generated.model.AutoscaleDetails;
import io.github.ibmcontainers.generated.model.ChangeUpdatePolicyRequest;
import io.github.ibmcontainers.generated.model.ClusterNlbHostsList;
import io.github.ibmcontainers.generated.model.CreateSecretRequest;
import io.github.ibmcontainers.generated.model.DeleteIngressSecretRequest;
import io.github.ibmcontainers.generated.model.DeleteSecretRequest;
import io.github.ibmcontainers.generated.model.FieldAdd;
import io.github.ibmcontainers.generated.model.FieldRemove;
import io.github.ibmcontainers.generated.model.IngressInstance;
import io.github.ibmcontainers.generated.model.LBConfig;
import io.github.ibmcontainers.generated.model.LBProxyProtocolConfig;
import io.github.ibmcontainers.generated.model.PatchLBConfigRequest;
import io.github.ibmcontainers.generated.model.RegenerateCertRequest;
import io.github.ibmcontainers.generated.model.RegisterInstanceRequest;
import io.github.ibmcontainers.generated.model.RemoveIgnoredIngressStatusErrorsRequest;
import io.github.ibmcontainers.generated.model.RemoveSecretFieldRequest;
import io.github.ibmcontainers.generated.model.Secret;
import io.github.ibmcontainers.generated.model.SetALBAutoscaleConfigurationRequest;
import io.github.ibmcontainers.generated.model.SetIngressClusterHealthcheckRequest;
import io.github.ibmcontainers.generated.model.SetIngressStatusStateRequest;
import io.github.ibmcontainers.generated.model.UnregisterInstanceRequest;
import io.github.ibmcontainers.generated.model.UpdatePolicy;
import io.github.ibmcontainers.generated.model.UpdateSecretRequest;
import io.github.ibmcontainers.internal.check.Arguments;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Values;
import io.github.ibmcontainers.internal.wait.Look;
import io.github.ibmcontainers.internal.wait.Waiter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ingress: ALBs, subdomains, certificates as secrets, load balancer configuration, status.
 * Immutable and safe for use by many threads.
 */
public final class Ingress extends Group<Ingress> {
  private final ClusterContext context;

  /** Called by the client. */
  public Ingress(GroupContext context) {
    super(context, Ingress::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The ALBs of a cluster ({@code GetClusterALBs} for classic, {@code V2GetClusterALBs} for VPC).
   *
   * @param cluster the cluster's id or name
   * @throws NoRouteException if the cluster's provider has no ALBs
   * @throws ContainersException if the call fails
   */
  public List<Alb> albs(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.onCluster(IngressRoutes.ALBS, cluster, cluster);
  }

  /**
   * An ALB ({@code GetClusterALB} for classic, {@code V2GetClusterALB} for VPC).
   *
   * @param cluster the cluster's id or name
   * @param alb the ALB's id
   * @throws NoRouteException if the cluster's provider has no ALBs
   * @throws ContainersException if the call fails
   */
  public Alb alb(String cluster, String alb) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("ALB's id", alb);
    return context.onCluster(IngressRoutes.ALB, cluster, new IngressRoutes.One(cluster, alb));
  }

  /**
   * Creates an ALB ({@code CreateALB} for classic, {@code VpcCreateALB} for VPC).
   *
   * @param cluster the cluster's id or name
   * @param alb what it is to be
   * @return the ALB's id
   * @throws NoRouteException if the cluster's provider has no ALBs
   * @throws ContainersException if the call fails
   */
  public String createAlb(String cluster, NewAlb alb) {
    Arguments.check("cluster's id or name", cluster);
    return context.onCluster(
        IngressRoutes.CREATE_ALB, cluster, new IngressRoutes.Creation(cluster, alb));
  }

  /**
   * Switches an ALB on ({@code EnableALB} for classic, {@code VpcEnableALB} for VPC).
   *
   * @param cluster the cluster's id or name
   * @param alb the ALB's id
   * @throws NoRouteException if the cluster's provider has no ALBs
   * @throws ContainersException if the call fails
   */
  public void enableAlb(String cluster, String alb) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("ALB's id", alb);
    context.onCluster(IngressRoutes.ENABLE_ALB, cluster, new IngressRoutes.One(cluster, alb));
  }

  /**
   * Switches an ALB off ({@code DisableALB} for classic, {@code VpcDisableALB} for VPC).
   *
   * @param cluster the cluster's id or name
   * @param alb the ALB's id
   * @throws NoRouteException if the cluster's provider has no ALBs
   * @throws ContainersException if the call fails
   */
  public void disableAlb(String cluster, String alb) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("ALB's id", alb);
    context.onCluster(IngressRoutes.DISABLE_ALB, cluster, new IngressRoutes.One(cluster, alb));
  }

  /**
   * Updates ALBs ({@code V2UpdateALB}; v1: {@code UpdateALBs}, which updates all to the latest
   * build).
   *
   * @param cluster the cluster's id or name
   * @param build the build; {@code null} for the latest one
   * @param albs the ALBs' ids; empty for all
   * @throws NoRouteException if the cluster's provider has no ALBs
   * @throws ContainersException if the call fails
   */
  public void updateAlbs(String cluster, @Nullable String build, List<String> albs) {
    Arguments.check("cluster's id or name", cluster);
    ClusterContext.ignoringNoBody(
        () ->
            context.onCluster(
                IngressRoutes.UPDATE_ALBS,
                cluster,
                new IngressRoutes.Update(cluster, build, List.copyOf(albs))));
  }

  /**
   * The builds that ALBs can run ({@code GetSupportedImages}).
   *
   * @throws ContainersException if the call fails
   */
  public AlbImageVersions albImages() {
    return context.value(api -> new BetaApi(api).getSupportedImages());
  }

  /**
   * Whether ALBs are updated by IBM ({@code GetUpdatePolicy}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public UpdatePolicy albUpdatePolicy(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new AlbApi(api).getUpdatePolicy(cluster));
  }

  /**
   * Sets whether ALBs are updated by IBM ({@code ChangeUpdatePolicy}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void setAlbAutoUpdate(String cluster, boolean on) {
    Arguments.check("cluster's id or name", cluster);
    context.order(
        api ->
            new AlbApi(api)
                .changeUpdatePolicy(cluster, new ChangeUpdatePolicyRequest().autoUpdate(on)));
  }

  /**
   * Takes back the last update of the ALBs ({@code RollbackUpdate}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void rollbackAlbs(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    context.order(api -> new AlbApi(api).rollbackUpdate(cluster));
  }

  /**
   * How an ALB is scaled ({@code GetALBAutoscaleConfiguration}).
   *
   * @param cluster the cluster's id or name
   * @param alb the ALB's id
   * @throws ContainersException if the call fails
   */
  public AutoscaleDetails albAutoscaling(String cluster, String alb) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("ALB's id", alb);
    return context.value(api -> new BetaApi(api).getALBAutoscaleConfiguration(cluster, alb));
  }

  /**
   * Sets how an ALB is scaled ({@code SetALBAutoscaleConfiguration}).
   *
   * @param cluster the cluster's id or name
   * @param alb the ALB's id
   * @param config the generated configuration
   * @throws ContainersException if the call fails
   */
  public void setAlbAutoscaling(String cluster, String alb, AutoscaleConfig config) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("ALB's id", alb);
    context.order(
        api ->
            new BetaApi(api)
                .setALBAutoscaleConfiguration(
                    cluster, alb, new SetALBAutoscaleConfigurationRequest().config(config)));
  }

  /**
   * Ends the scaling of an ALB ({@code RemoveALBAutoscaleConfiguration}).
   *
   * @param cluster the cluster's id or name
   * @param alb the ALB's id
   * @throws ContainersException if the call fails
   */
  public void removeAlbAutoscaling(String cluster, String alb) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("ALB's id", alb);
    context.order(api -> new BetaApi(api).removeALBAutoscaleConfiguration(cluster, alb));
  }

  /**
   * How a cluster's ingress is, part by part ({@code GetStatus}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public IngressReport status(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return IngressReport.of(context.value(api -> new BetaApi(api).getStatus(cluster)));
  }

  /**
   * Sets whether the service watches the ingress ({@code SetIngressStatusState}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void setStatusReports(String cluster, boolean on) {
    Arguments.check("cluster's id or name", cluster);
    context.order(
        api ->
            new BetaApi(api)
                .setIngressStatusState(
                    new SetIngressStatusStateRequest().cluster(cluster).enable(on)));
  }

  /**
   * The codes of errors that do not count for the status ({@code ListIgnoredIngressStatusErrors}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<String> ignoredErrors(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return Values.texts(
        context
            .value(api -> new BetaApi(api).listIgnoredIngressStatusErrors(cluster))
            .getIgnoredErrors());
  }

  /**
   * Lets errors not count for the status ({@code AddIgnoredIngressStatusErrors}).
   *
   * @param cluster the cluster's id or name
   * @param codes their codes, such as {@code ERRADRUH}
   * @throws ContainersException if the call fails
   */
  public void ignoreErrors(String cluster, List<String> codes) {
    Arguments.check("cluster's id or name", cluster);
    context.order(
        api ->
            new BetaApi(api)
                .addIgnoredIngressStatusErrors(
                    new AddIgnoredIngressStatusErrorsRequest()
                        .cluster(cluster)
                        .ignoredErrors(List.copyOf(codes))));
  }

  /**
   * Lets errors count for the status again ({@code RemoveIgnoredIngressStatusErrors}).
   *
   * @param cluster the cluster's id or name
   * @param codes their codes
   * @throws ContainersException if the call fails
   */
  public void unignoreErrors(String cluster, List<String> codes) {
    Arguments.check("cluster's id or name", cluster);
    context.order(
        api ->
            new BetaApi(api)
                .removeIgnoredIngressStatusErrors(
                    new RemoveIgnoredIngressStatusErrorsRequest()
                        .cluster(cluster)
                        .ignoredErrors(List.copyOf(codes))));
  }

  /**
   * Whether the ingress is checked from outside ({@code GetIngressClusterHealthcheck}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public boolean healthCheck(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return Values.yes(
        context.value(api -> new BetaApi(api).getIngressClusterHealthcheck(cluster)).getEnable());
  }

  /**
   * Sets whether the ingress is checked from outside ({@code SetIngressClusterHealthcheck}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void setHealthCheck(String cluster, boolean on) {
    Arguments.check("cluster's id or name", cluster);
    context.order(
        api ->
            new BetaApi(api)
                .setIngressClusterHealthcheck(
                    new SetIngressClusterHealthcheckRequest().cluster(cluster).enable(on)));
  }

  /**
   * The secrets of a cluster's ingress ({@code GetSecrets}); their contents are not told.
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<Secret> secrets(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new BetaApi(api).getSecrets(cluster));
  }

  /**
   * A secret of a cluster's ingress ({@code GetSecret}); its contents are not told.
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public Secret secret(String cluster, String name, String namespace) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("name", name);
    Arguments.check("namespace", namespace);
    return context.value(api -> new BetaApi(api).getSecret(cluster, name, namespace));
  }

  /**
   * Makes a secret from a certificate in Secrets Manager ({@code CreateSecret}).
   *
   * @param cluster the cluster's id or name
   * @param crn the certificate's CRN
   * @throws ContainersException if the call fails
   */
  public Secret createSecret(String cluster, String name, String namespace, String crn) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("name", name);
    Arguments.check("namespace", namespace);
    Arguments.check("CRN", crn);
    return context.value(
        api ->
            new BetaApi(api)
                .createSecret(
                    new CreateSecretRequest()
                        .cluster(cluster)
                        .name(name)
                        .namespace(namespace)
                        .crn(crn)
                        .persistence(true)));
  }

  /**
   * Takes a secret's certificate anew, or another one ({@code UpdateSecret}).
   *
   * @param cluster the cluster's id or name
   * @param newCrn the other certificate's CRN; {@code null} for the same
   * @throws ContainersException if the call fails
   */
  public Secret updateSecret(
      String cluster, String name, String namespace, @Nullable String newCrn) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("name", name);
    Arguments.check("namespace", namespace);
    return context.value(
        api ->
            new BetaApi(api)
                .updateSecret(
                    new UpdateSecretRequest()
                        .cluster(cluster)
                        .name(name)
                        .namespace(namespace)
                        .crn(newCrn)));
  }

  /**
   * Deletes a secret from the cluster ({@code DeleteIngressSecret}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void deleteSecret(String cluster, String name, String namespace) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("name", name);
    Arguments.check("namespace", namespace);
    context.order(
        api ->
            new BetaApi(api)
                .deleteIngressSecret(
                    new DeleteIngressSecretRequest()
                        .cluster(cluster)
                        .name(name)
                        .namespace(namespace)));
  }

  /**
   * Adds a field to a secret ({@code AddSecretField}).
   *
   * @param cluster the cluster's id or name
   * @param field the generated field
   * @throws ContainersException if the call fails
   */
  public Secret addSecretField(String cluster, String name, String namespace, FieldAdd field) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("name", name);
    Arguments.check("namespace", namespace);
    return context.value(
        api ->
            new BetaApi(api)
                .addSecretField(
                    new AddSecretFieldRequest()
                        .cluster(cluster)
                        .name(name)
                        .namespace(namespace)
                        .add(List.of(field))));
  }

  /**
   * Removes a field from a secret ({@code RemoveSecretField}).
   *
   * @param cluster the cluster's id or name
   * @param field the field's name
   * @throws ContainersException if the call fails
   */
  public Secret removeSecretField(String cluster, String name, String namespace, String field) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("name", name);
    Arguments.check("namespace", namespace);
    Arguments.check("field's name", field);
    return context.value(
        api ->
            new BetaApi(api)
                .removeSecretField(
                    new RemoveSecretFieldRequest()
                        .cluster(cluster)
                        .name(name)
                        .namespace(namespace)
                        .remove(List.of(new FieldRemove().name(field)))));
  }

  /**
   * The Secrets Manager instances that a cluster knows ({@code GetInstances}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<IngressInstance> instances(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new BetaApi(api).getInstances(cluster));
  }

  /**
   * Makes a Secrets Manager instance known to a cluster ({@code RegisterInstance}).
   *
   * @param cluster the cluster's id or name
   * @param crn the instance's CRN
   * @throws ContainersException if the call fails
   */
  public IngressInstance registerInstance(String cluster, String crn, boolean asDefault) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("CRN", crn);
    return context.value(
        api ->
            new BetaApi(api)
                .registerInstance(
                    new RegisterInstanceRequest().cluster(cluster).crn(crn).isDefault(asDefault)));
  }

  /**
   * Makes a Secrets Manager instance unknown to a cluster ({@code UnregisterInstance}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void unregisterInstance(String cluster, String name) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("name", name);
    context.order(
        api ->
            new BetaApi(api)
                .unregisterInstance(new UnregisterInstanceRequest().cluster(cluster).name(name)));
  }

  /**
   * The configuration of the load balancer before the ingress ({@code GetLBConfig}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public LBConfig loadBalancer(String cluster, boolean isPublic) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(
        api -> new BetaApi(api).getLBConfig(cluster, isPublic ? "public" : "private"));
  }

  /**
   * Sets whether the load balancer before the ingress speaks the PROXY protocol ({@code
   * PatchLBConfig}).
   *
   * @param cluster the cluster's id or name
   * @param trusted the addresses that are believed, as CIDRs; empty for all
   * @throws ContainersException if the call fails
   */
  public void setProxyProtocol(String cluster, boolean isPublic, boolean on, List<String> trusted) {
    Arguments.check("cluster's id or name", cluster);
    context.order(
        api ->
            new BetaApi(api)
                .patchLBConfig(
                    new PatchLBConfigRequest()
                        .cluster(cluster)
                        .type(isPublic ? "public" : "private")
                        .proxyProtocol(
                            new LBProxyProtocolConfig()
                                .enable(on)
                                .cidr(trusted.isEmpty() ? null : List.copyOf(trusted)))));
  }

  /**
   * The subdomains of a cluster ({@code GetNlbDNSList}; v1: {@code ListNLBIPsForSubdomain}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<Subdomain> subdomains(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.onCluster(IngressRoutes.SUBDOMAINS, cluster, cluster);
  }

  /**
   * Creates a subdomain ({@code RegisterDNSWithIP} for addresses, {@code CreateNlbDNS} for a load
   * balancer of VPC).
   *
   * @param cluster the cluster's id or name
   * @param subdomain what it is to be
   * @throws IllegalArgumentException if it does not lead to what the provider has; nothing is sent
   *     then
   * @throws ContainersException if the call fails
   */
  public Subdomain createSubdomain(String cluster, NewSubdomain subdomain) {
    Arguments.check("cluster's id or name", cluster);
    return context.onCluster(
        IngressRoutes.CREATE_SUBDOMAIN,
        cluster,
        new IngressRoutes.NewName(cluster, subdomain.leadingTo(context.providerOf(cluster))));
  }

  /**
   * Lets a subdomain lead to a further address ({@code UpdateDNSWithIP}).
   *
   * @param cluster the cluster's id or name
   * @throws NoRouteException if the cluster is on VPC
   * @throws ContainersException if the call fails
   */
  public void addAddress(String cluster, String hostname, String address) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("host name", hostname);
    Arguments.check("address", address);
    context.onCluster(
        IngressRoutes.ADD_ADDRESS, cluster, new IngressRoutes.Name(cluster, hostname, address));
  }

  /**
   * Lets a subdomain lead no more to an address ({@code UnregisterDNSWithIP}).
   *
   * @param cluster the cluster's id or name
   * @throws NoRouteException if the cluster is on VPC
   * @throws ContainersException if the call fails
   */
  public void removeAddress(String cluster, String hostname, String address) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("host name", hostname);
    Arguments.check("address", address);
    context.onCluster(
        IngressRoutes.REMOVE_ADDRESS, cluster, new IngressRoutes.Name(cluster, hostname, address));
  }

  /**
   * Lets a subdomain lead to another load balancer ({@code ReplaceLBHostname}).
   *
   * @param cluster the cluster's id or name
   * @throws NoRouteException if the cluster is not on VPC
   * @throws ContainersException if the call fails
   */
  public Subdomain replaceLoadBalancer(String cluster, String hostname, String loadBalancer) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("host name", hostname);
    Arguments.check("load balancer's host name", loadBalancer);
    return context.onCluster(
        IngressRoutes.REPLACE_LOAD_BALANCER,
        cluster,
        new IngressRoutes.Name(cluster, hostname, loadBalancer));
  }

  /**
   * Lets a subdomain lead nowhere ({@code RemoveLBHostname}).
   *
   * @param cluster the cluster's id or name
   * @throws NoRouteException if the cluster is not on VPC
   * @throws ContainersException if the call fails
   */
  public void removeLoadBalancer(String cluster, String hostname) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("host name", hostname);
    context.onCluster(
        IngressRoutes.REMOVE_LOAD_BALANCER, cluster, new IngressRoutes.Name(cluster, hostname, ""));
  }

  /**
   * Makes a subdomain's certificate anew ({@code RegenerateCert}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void regenerateCertificate(String cluster, String subdomain) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("subdomain", subdomain);
    context.order(
        api ->
            new BetaApi(api)
                .regenerateCert(new RegenerateCertRequest().cluster(cluster).subdomain(subdomain)));
  }

  /**
   * Deletes the secret with a subdomain's certificate ({@code DeleteSecret}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void deleteSubdomainSecret(String cluster, String subdomain) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("subdomain", subdomain);
    context.order(
        api ->
            new BetaApi(api)
                .deleteSecret(new DeleteSecretRequest().cluster(cluster).subdomain(subdomain)));
  }

  /**
   * The health monitors of a classic cluster's subdomains ({@code ListNlbDNSHealthMonitors}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public ClusterNlbHostsList healthMonitors(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new NlbHealthMonitorApi(api).listNlbDNSHealthMonitors(cluster));
  }

  /**
   * What the health monitors of a classic cluster see ({@code ListNlbDNSHealthMonitorStatus}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public ClusterNlbHostsList healthMonitorStatus(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(
        api -> new NlbHealthMonitorApi(api).listNlbDNSHealthMonitorStatus(cluster));
  }

  /**
   * Waits until a cluster's ingress is healthy.
   *
   * @param cluster the cluster's id or name
   * @param limit for how long to wait at the most
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the ingress cannot be looked at
   */
  public IngressReport awaitHealthy(String cluster, Duration limit) {
    return awaitHealthy(cluster, WaitOptions.atMost(limit));
  }

  /**
   * As {@link #awaitHealthy(String, Duration)}, with a listener, a cancellation and other pauses.
   *
   * @throws WaitException if the wait ends otherwise
   * @throws ContainersException if the ingress cannot be looked at
   */
  public IngressReport awaitHealthy(String cluster, WaitOptions options) {
    Arguments.cluster(cluster);
    return new Waiter<>(
            "ingress of " + cluster,
            options,
            context.time(),
            () -> {
              IngressReport seen = status(cluster);
              boolean healthy = seen.state().equals(IngressState.HEALTHY);
              return Look.of(Look.Verdict.of(healthy, false), seen, seen.state(), seen.message());
            })
        .awaitValue();
  }
}

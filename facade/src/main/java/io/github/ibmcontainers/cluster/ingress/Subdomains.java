package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.internal.check.Argument.HOST_NAME;
import static io.github.ibmcontainers.internal.check.Argument.LOAD_BALANCER;
import static io.github.ibmcontainers.internal.check.Argument.SUBDOMAIN;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.NlbHealthMonitorApi;
import io.github.ibmcontainers.generated.model.AddNlbDNSHealthMonitorRequest;
import io.github.ibmcontainers.generated.model.ClusterNlbHostsList;
import io.github.ibmcontainers.generated.model.DeleteSecretRequest;
import io.github.ibmcontainers.generated.model.HealthcheckProperties;
import io.github.ibmcontainers.generated.model.NlbHealthConfig;
import io.github.ibmcontainers.generated.model.RegenerateCertRequest;
import io.github.ibmcontainers.generated.model.UpdateNlbDNSHealthMonitorRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.List;

/**
 * Subdomains of clusters, also called NLB DNS: host names that lead to IP addresses (classic,
 * Satellite) or to a load balancer (VPC). The parameter {@code cluster} is the cluster's id or
 * name. All methods throw {@link io.github.ibmcontainers.error.ContainersException} if the call
 * fails. Immutable and thread-safe.
 */
public final class Subdomains extends Group<Subdomains> {
  private final ClusterContext context;

  /** Called by the client. */
  public Subdomains(GroupContext context) {
    super(context, Subdomains::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the subdomains ({@code GetNlbDNSList}; v1: {@code ListNLBIPsForSubdomain}). */
  public List<Subdomain> list(String cluster) {
    return context.onCluster(SubdomainRoutes.Listing.ROW, cluster);
  }

  /**
   * Creates a subdomain ({@code RegisterDNSWithIP} for IP addresses, {@code CreateNlbDNS} for a
   * load balancer of a VPC). The request is sent exactly once. If its outcome is unknown, the
   * client looks for a new subdomain that leads there for a minute.
   *
   * @throws IllegalArgumentException if the subdomain leads to what the provider doesn't have; no
   *     request is sent then
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     new subdomain has appeared
   */
  public Subdomain create(String cluster, NewSubdomain subdomain) {
    ClusterContext timed = context.timed();
    NewSubdomain wanted = subdomain.leadingTo(timed.providerOf(cluster));
    return Creation.unnamed(
            timed,
            "subdomain",
            "that leads to " + wanted.target() + " of cluster " + cluster,
            Creation.sending(timed, SubdomainRoutes.Create.ROW, cluster, wanted),
            in ->
                Creation.matching(
                    in.onCluster(SubdomainRoutes.Listing.ROW, cluster),
                    it -> wanted.isLike(it),
                    Subdomain::hostname,
                    it -> it))
        .value();
  }

  /**
   * Adds an IP address to a subdomain ({@code UpdateDNSWithIP}).
   *
   * @throws OperationNotSupportedException if the cluster is a VPC cluster
   */
  public void addAddress(String cluster, String hostname, String address) {
    context.onCluster(SubdomainRoutes.AddAddress.ROW, cluster, target(hostname, address));
  }

  /**
   * Removes an IP address from a subdomain ({@code UnregisterDNSWithIP}).
   *
   * @throws OperationNotSupportedException if the cluster is a VPC cluster
   */
  public void removeAddress(String cluster, String hostname, String address) {
    context.onCluster(SubdomainRoutes.RemoveAddress.ROW, cluster, target(hostname, address));
  }

  /**
   * Replaces the load balancer of a subdomain ({@code ReplaceLBHostname}).
   *
   * @param loadBalancer the host name of the other load balancer
   * @throws OperationNotSupportedException if the cluster isn't a VPC cluster
   */
  public Subdomain replaceLoadBalancer(String cluster, String hostname, String loadBalancer) {
    return context.onCluster(
        SubdomainRoutes.ReplaceLoadBalancer.ROW,
        cluster,
        new SubdomainRoutes.Target(HOST_NAME.of(hostname), LOAD_BALANCER.of(loadBalancer)));
  }

  /**
   * Removes the load balancer of a subdomain ({@code RemoveLBHostname}).
   *
   * @throws OperationNotSupportedException if the cluster isn't a VPC cluster
   */
  public void removeLoadBalancer(String cluster, String hostname) {
    context.onCluster(SubdomainRoutes.RemoveLoadBalancer.ROW, cluster, HOST_NAME.of(hostname));
  }

  /** Regenerates the certificate of a subdomain ({@code RegenerateCert}). */
  public void regenerateCertificate(String cluster, String subdomain) {
    RegenerateCertRequest request =
        new RegenerateCertRequest().cluster(cluster).subdomain(SUBDOMAIN.of(subdomain));
    context.order(cluster, api -> new BetaApi(api).regenerateCert(request));
  }

  /** Deletes the secret with the certificate of a subdomain ({@code DeleteSecret}). */
  public void deleteSecret(String cluster, String subdomain) {
    DeleteSecretRequest request =
        new DeleteSecretRequest().cluster(cluster).subdomain(SUBDOMAIN.of(subdomain));
    context.order(cluster, api -> new BetaApi(api).deleteSecret(request));
  }

  /**
   * Returns the health monitors of a classic cluster's subdomains ({@code
   * ListNlbDNSHealthMonitors}).
   */
  public ClusterNlbHostsList healthMonitors(String cluster) {
    return context.value(
        cluster, api -> new NlbHealthMonitorApi(api).listNlbDNSHealthMonitors(cluster));
  }

  /**
   * Returns the results of a classic cluster's health monitors ({@code
   * ListNlbDNSHealthMonitorStatus}).
   */
  public ClusterNlbHostsList healthMonitorStatus(String cluster) {
    return context.value(
        cluster, api -> new NlbHealthMonitorApi(api).listNlbDNSHealthMonitorStatus(cluster));
  }

  /** Returns the health monitor of a subdomain ({@code GetNlbDNSHealthMonitor}). */
  public NlbHealthConfig healthMonitor(String cluster, String hostname) {
    return context.value(
        cluster,
        api ->
            new NlbHealthMonitorApi(api).getNlbDNSHealthMonitor(cluster, HOST_NAME.of(hostname)));
  }

  /**
   * Creates or changes the health monitor of a subdomain ({@code AddNlbDNSHealthMonitor}). A new
   * one is disabled; see {@link #setHealthMonitor}.
   *
   * @param check the generated properties of the health check
   */
  public NlbHealthConfig configureHealthMonitor(
      String cluster, String hostname, HealthcheckProperties check) {
    AddNlbDNSHealthMonitorRequest request =
        new AddNlbDNSHealthMonitorRequest()
            .clusterID(cluster)
            .nlbHost(HOST_NAME.of(hostname))
            .healthcheckProperties(check);
    return context.value(
        cluster, api -> new NlbHealthMonitorApi(api).addNlbDNSHealthMonitor(cluster, request));
  }

  /** Enables or disables the health monitor of a subdomain ({@code UpdateNlbDNSHealthMonitor}). */
  public void setHealthMonitor(String cluster, String hostname, boolean on) {
    UpdateNlbDNSHealthMonitorRequest request =
        new UpdateNlbDNSHealthMonitorRequest()
            .clusterID(cluster)
            .nlbHost(HOST_NAME.of(hostname))
            .nlbMonitorState(on ? "enabled" : "disabled");
    context.order(
        cluster, api -> new NlbHealthMonitorApi(api).updateNlbDNSHealthMonitor(cluster, request));
  }

  private static SubdomainRoutes.Target target(String hostname, String address) {
    return new SubdomainRoutes.Target(HOST_NAME.of(hostname), Check.text("address", address));
  }
}

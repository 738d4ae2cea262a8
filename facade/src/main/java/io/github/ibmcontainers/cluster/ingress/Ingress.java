package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.model.AddIgnoredIngressStatusErrorsRequest;
import io.github.ibmcontainers.generated.model.RemoveIgnoredIngressStatusErrorsRequest;
import io.github.ibmcontainers.generated.model.SetIngressClusterHealthcheckRequest;
import io.github.ibmcontainers.generated.model.SetIngressStatusStateRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Polling;
import io.github.ibmcontainers.internal.route.Values;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import java.time.Duration;
import java.util.List;

/**
 * Ingress of clusters: its status here; load balancers, secrets and subdomains in groups of their
 * own. The parameter {@code cluster} is the cluster's id or name. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class Ingress extends Group<Ingress> {
  private final ClusterContext context;

  /** Called by the client. */
  public Ingress(GroupContext context) {
    super(context, Ingress::new);
    this.context = ClusterContext.of(context);
  }

  /** Returns the methods for application load balancers (ALBs). */
  public LoadBalancers loadBalancers() {
    return new LoadBalancers(context);
  }

  /** Returns the methods for secrets with certificates, and for Secrets Manager instances. */
  public IngressSecrets secrets() {
    return new IngressSecrets(context);
  }

  /** Returns the methods for subdomains, also called NLB DNS. */
  public Subdomains subdomains() {
    return new Subdomains(context);
  }

  /** Returns the status of the Ingress components ({@code GetStatus}). */
  public IngressReport status(String cluster) {
    return IngressReport.of(context.value(cluster, api -> new BetaApi(api).getStatus(cluster)));
  }

  /** Enables or disables the status reports of the service ({@code SetIngressStatusState}). */
  public void setStatusReports(String cluster, boolean on) {
    SetIngressStatusStateRequest request =
        new SetIngressStatusStateRequest().cluster(cluster).enable(on);
    context.order(cluster, api -> new BetaApi(api).setIngressStatusState(request));
  }

  /** Returns the error codes that the status ignores ({@code ListIgnoredIngressStatusErrors}). */
  public List<String> ignoredErrors(String cluster) {
    return Values.list(
        context
            .value(cluster, api -> new BetaApi(api).listIgnoredIngressStatusErrors(cluster))
            .getIgnoredErrors());
  }

  /**
   * Makes the status ignore errors ({@code AddIgnoredIngressStatusErrors}).
   *
   * @param codes the error codes, such as {@code ERRADRUH}
   */
  public void ignoreErrors(String cluster, List<String> codes) {
    AddIgnoredIngressStatusErrorsRequest request =
        new AddIgnoredIngressStatusErrorsRequest()
            .cluster(cluster)
            .ignoredErrors(List.copyOf(codes));
    context.order(cluster, api -> new BetaApi(api).addIgnoredIngressStatusErrors(request));
  }

  /**
   * Makes the status report errors again ({@code RemoveIgnoredIngressStatusErrors}).
   *
   * @param codes the error codes
   */
  public void unignoreErrors(String cluster, List<String> codes) {
    RemoveIgnoredIngressStatusErrorsRequest request =
        new RemoveIgnoredIngressStatusErrorsRequest()
            .cluster(cluster)
            .ignoredErrors(List.copyOf(codes));
    context.order(cluster, api -> new BetaApi(api).removeIgnoredIngressStatusErrors(request));
  }

  /**
   * Returns whether the external health check is enabled ({@code GetIngressClusterHealthcheck}).
   */
  public boolean healthCheck(String cluster) {
    return Values.yes(
        context
            .value(cluster, api -> new BetaApi(api).getIngressClusterHealthcheck(cluster))
            .getEnable());
  }

  /** Enables or disables the external health check ({@code SetIngressClusterHealthcheck}). */
  public void setHealthCheck(String cluster, boolean on) {
    SetIngressClusterHealthcheckRequest request =
        new SetIngressClusterHealthcheckRequest().cluster(cluster).enable(on);
    context.order(cluster, api -> new BetaApi(api).setIngressClusterHealthcheck(request));
  }

  /**
   * Waits until the service reports that Ingress is healthy. Fails if status reports are disabled;
   * see {@link #setStatusReports}.
   *
   * @param limit how long to wait at most
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait ends otherwise
   */
  public IngressReport awaitHealthy(String cluster, Duration limit) {
    return awaitHealthy(cluster, WaitOptions.atMost(limit));
  }

  /**
   * As {@link #awaitHealthy(String, Duration)}, with options.
   *
   * @throws io.github.ibmcontainers.cluster.wait.WaitException if the wait ends otherwise
   */
  public IngressReport awaitHealthy(String cluster, WaitOptions options) {
    Check.cluster(cluster);
    return Polling.await(
        context,
        Goal.of("Ingress of cluster " + cluster, "healthy")
            .foundLateIf(() -> context.isNew(cluster)),
        options,
        polling -> {
          IngressReport seen = new Ingress(polling).status(cluster);
          boolean hopeless =
              !seen.enabled()
                  || seen.state().equals(IngressState.DISABLED)
                  || seen.state().equals(IngressState.UNSUPPORTED);
          return Probe.of(
              seen.state().equals(IngressState.HEALTHY),
              hopeless,
              seen,
              seen.enabled() ? seen.state().text() : "status reports are disabled",
              seen.message());
        });
  }
}

package io.github.ibmcontainers.cluster.service;

import static io.github.ibmcontainers.internal.check.Argument.ID;
import static io.github.ibmcontainers.internal.check.Argument.LOG_SOURCE;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.generated.api.ApiserverconfigsApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.FilterApi;
import io.github.ibmcontainers.generated.api.LogCollectorApi;
import io.github.ibmcontainers.generated.api.LoggingApi;
import io.github.ibmcontainers.generated.api.MonitoringApi;
import io.github.ibmcontainers.generated.model.AddClusterWebhooksRequest;
import io.github.ibmcontainers.generated.model.AuditWebhookConfig;
import io.github.ibmcontainers.generated.model.ChangeFluentdUpdatePolicyRequest;
import io.github.ibmcontainers.generated.model.ClusterKeyOwnerInfo;
import io.github.ibmcontainers.generated.model.ClusterWebhook;
import io.github.ibmcontainers.generated.model.CreateFilterConfigRequest;
import io.github.ibmcontainers.generated.model.CreateLoggingConfigRequest;
import io.github.ibmcontainers.generated.model.CreateMasterLogCollectionRequest;
import io.github.ibmcontainers.generated.model.DefaultLoggingEndpointResponse;
import io.github.ibmcontainers.generated.model.FilterConfigResponse;
import io.github.ibmcontainers.generated.model.LogConfigResponse;
import io.github.ibmcontainers.generated.model.MasterLogCollectionStatusResponseBody;
import io.github.ibmcontainers.generated.model.ObsConfig;
import io.github.ibmcontainers.generated.model.UpdateAuditWebhookRequest;
import io.github.ibmcontainers.generated.model.UpdateFilterConfigRequest;
import io.github.ibmcontainers.generated.model.UpdateLoggingConfigRequest;
import io.github.ibmcontainers.generated.model.UpdatePolicy;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.List;

/**
 * Log forwarding and webhooks of clusters. The parameter {@code cluster} is the cluster's id or
 * name, {@code source} is a log source such as {@code container} or {@code ingress}, {@code id} is
 * the id of the configuration or filter. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class Logging extends Group<Logging> {
  private final ClusterContext context;

  /** Called by the client. */
  public Logging(GroupContext context) {
    super(context, Logging::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the logging configurations of a cluster ({@code FetchLoggingConfigs}). */
  public List<LogConfigResponse> configurations(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).fetchLoggingConfigs(cluster));
  }

  /** Lists the logging configurations of a source ({@code FetchLoggingConfigsForSource}). */
  public List<LogConfigResponse> configurations(String cluster, String source) {
    return context.value(
        cluster,
        api -> new LoggingApi(api).fetchLoggingConfigsForSource(cluster, LOG_SOURCE.of(source)));
  }

  /**
   * Creates a logging configuration ({@code CreateLoggingConfig}). The request is sent exactly
   * once.
   *
   * @param configuration the generated request
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public LogConfigResponse create(
      String cluster, String source, CreateLoggingConfigRequest configuration) {
    return Creation.once(
        context,
        "logging configuration",
        "of source " + source + " of cluster " + cluster,
        in ->
            in.value(
                cluster,
                api ->
                    new LoggingApi(api)
                        .createLoggingConfig(cluster, LOG_SOURCE.of(source), configuration)));
  }

  /**
   * Changes a logging configuration ({@code UpdateLoggingConfig}).
   *
   * @param configuration the generated request
   */
  public LogConfigResponse update(
      String cluster, String source, String id, UpdateLoggingConfigRequest configuration) {
    return context.value(
        cluster,
        api ->
            new LoggingApi(api)
                .updateLoggingConfig(cluster, LOG_SOURCE.of(source), ID.of(id), configuration));
  }

  /** Deletes a logging configuration ({@code DeleteLoggingConfig}). */
  public void delete(String cluster, String source, String id) {
    context.order(
        cluster,
        api -> new LoggingApi(api).deleteLoggingConfig(cluster, LOG_SOURCE.of(source), ID.of(id)));
  }

  /** Deletes all logging configurations of a cluster ({@code DeleteLoggingConfigs}). */
  public void deleteAll(String cluster) {
    context.order(cluster, api -> new LoggingApi(api).deleteLoggingConfigs(cluster));
  }

  /** Sends the logging configurations to the cluster again ({@code RefreshLoggingConfig}). */
  public void refresh(String cluster) {
    context.order(cluster, api -> new LoggingApi(api).refreshLoggingConfig(cluster));
  }

  /**
   * Sends the logging configurations to the cluster again, and applies them at once even if nothing
   * changed ({@code RefreshLoggingConfig} with {@code forceUpdate}).
   */
  public void forceRefresh(String cluster) {
    context.order(
        cluster, api -> new LoggingApi(api).refreshLoggingConfig(cluster).forceUpdate(true));
  }

  /** Returns the default destination of logs ({@code GetDefaultLoggingEndpoint}). */
  public DefaultLoggingEndpointResponse defaultEndpoint(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getDefaultLoggingEndpoint(cluster));
  }

  /** Returns the owner of the API key that the cluster uses ({@code GetClusterKeyOwner}). */
  public ClusterKeyOwnerInfo keyOwner(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getClusterKeyOwner(cluster));
  }

  /** Returns whether IBM updates Fluentd ({@code GetFluentdUpdatePolicy}). */
  public UpdatePolicy updatePolicy(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getFluentdUpdatePolicy(cluster));
  }

  /** Sets whether IBM updates Fluentd ({@code ChangeFluentdUpdatePolicy}). */
  public void setAutoUpdate(String cluster, boolean on) {
    ChangeFluentdUpdatePolicyRequest request =
        new ChangeFluentdUpdatePolicyRequest().autoUpdate(on);
    context.order(cluster, api -> new LoggingApi(api).changeFluentdUpdatePolicy(cluster, request));
  }

  /** Lists the log filters of a cluster ({@code FetchFilterConfigs}). */
  public List<FilterConfigResponse> filters(String cluster) {
    return context.value(cluster, api -> new FilterApi(api).fetchFilterConfigs(cluster));
  }

  /**
   * Lists the log filters of a cluster, each with the logging configurations that it applies to
   * ({@code FetchFilterConfigs} with {@code showMatches}).
   */
  public List<FilterConfigResponse> filtersWithMatches(String cluster) {
    return context.value(
        cluster, api -> new FilterApi(api).fetchFilterConfigs(cluster).showMatches(true));
  }

  /** Returns a log filter ({@code FetchFilterConfig}). */
  public FilterConfigResponse filter(String cluster, String id) {
    return context.value(cluster, api -> new FilterApi(api).fetchFilterConfig(cluster, ID.of(id)));
  }

  /**
   * Returns a log filter with the logging configurations that it applies to ({@code
   * FetchFilterConfig} with {@code showMatches}).
   */
  public FilterConfigResponse filterWithMatches(String cluster, String id) {
    return context.value(
        cluster, api -> new FilterApi(api).fetchFilterConfig(cluster, ID.of(id)).showMatches(true));
  }

  /**
   * Creates a log filter ({@code CreateFilterConfig}). The request is sent exactly once.
   *
   * @param filter the generated request
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public FilterConfigResponse createFilter(String cluster, CreateFilterConfigRequest filter) {
    return Creation.once(
        context,
        "log filter",
        "of cluster " + cluster,
        in -> in.value(cluster, api -> new FilterApi(api).createFilterConfig(cluster, filter)));
  }

  /**
   * Changes a log filter ({@code UpdateFilterConfig}).
   *
   * @param filter the generated request
   */
  public FilterConfigResponse updateFilter(
      String cluster, String id, UpdateFilterConfigRequest filter) {
    return context.value(
        cluster, api -> new FilterApi(api).updateFilterConfig(cluster, ID.of(id), filter));
  }

  /** Deletes a log filter ({@code DeleteFilterConfig}). */
  public void deleteFilter(String cluster, String id) {
    context.order(cluster, api -> new FilterApi(api).deleteFilterConfig(cluster, ID.of(id)));
  }

  /** Deletes all log filters of a cluster ({@code DeleteFilterConfigs}). */
  public void deleteFilters(String cluster) {
    context.order(cluster, api -> new FilterApi(api).deleteFilterConfigs(cluster));
  }

  /** Returns the status of master log collections ({@code GetMasterLogCollectionStatus}). */
  public List<MasterLogCollectionStatusResponseBody> masterLogs(String cluster) {
    return context.value(
        cluster, api -> new LogCollectorApi(api).getMasterLogCollectionStatus(cluster));
  }

  /**
   * Collects the master's logs into a Cloud Object Storage bucket ({@code
   * CreateMasterLogCollection}). The request is sent exactly once.
   *
   * @param bucket the generated request; contains a secret
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public void collectMasterLogs(String cluster, CreateMasterLogCollectionRequest bucket) {
    Creation.order(
        context,
        "master log collection",
        "of cluster " + cluster,
        in ->
            in.order(
                cluster,
                api -> new LogCollectorApi(api).createMasterLogCollection(cluster, bucket)));
  }

  /** Lists the webhooks of a cluster ({@code GetClusterWebhooks}). */
  public List<ClusterWebhook> webhooks(String cluster) {
    return context.value(cluster, api -> new ClustersApi(api).getClusterWebhooks(cluster));
  }

  /**
   * Adds a webhook ({@code AddClusterWebhooks}). The request is sent exactly once.
   *
   * @param type the type, such as {@code slack}
   * @param level the minimum level, such as {@code Warning}
   * @param url the URL of the webhook
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public void addWebhook(String cluster, String type, String level, String url) {
    AddClusterWebhooksRequest request =
        new AddClusterWebhooksRequest()
            .type(Check.text("webhook's type", type))
            .level(Check.text("level", level))
            .url(Check.text("URL", url));
    Creation.order(
        context,
        "webhook",
        "of type " + type + " of cluster " + cluster,
        in -> in.order(cluster, api -> new ClustersApi(api).addClusterWebhooks(cluster, request)));
  }

  /** Returns the audit webhook of the API server ({@code GetAuditWebhook}). */
  public AuditWebhookConfig auditWebhook(String cluster) {
    return context.value(cluster, api -> new ApiserverconfigsApi(api).getAuditWebhook(cluster));
  }

  /**
   * Sets the audit webhook of the API server ({@code UpdateAuditWebhook}). Takes effect after
   * {@code clusters().refreshMaster(...)}.
   *
   * @param webhook the generated request; contains a secret
   */
  public void setAuditWebhook(String cluster, UpdateAuditWebhookRequest webhook) {
    context.order(
        cluster, api -> new ApiserverconfigsApi(api).updateAuditWebhook(cluster, webhook));
  }

  /** Deletes the audit webhook of the API server ({@code DeleteAuditWebhook}). */
  public void deleteAuditWebhook(String cluster) {
    context.order(cluster, api -> new ApiserverconfigsApi(api).deleteAuditWebhook(cluster));
  }

  /**
   * Lists the logging instances of a cluster ({@code GetLoggingInstances}).
   *
   * @deprecated IBM ended it on 2025-03-28; use the agents of IBM Cloud Logs and Monitoring
   */
  @Deprecated(since = "2025-03-28")
  public List<ObsConfig> loggingInstances(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getLoggingInstances(cluster));
  }

  /**
   * Lists the monitoring instances of a cluster ({@code GetMonitoringInstances}).
   *
   * @deprecated IBM ended it on 2025-03-28; use the agents of IBM Cloud Logs and Monitoring
   */
  @Deprecated(since = "2025-03-28")
  public List<ObsConfig> monitoringInstances(String cluster) {
    return context.value(cluster, api -> new MonitoringApi(api).getMonitoringInstances(cluster));
  }
}

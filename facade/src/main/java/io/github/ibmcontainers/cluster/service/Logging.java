package io.github.ibmcontainers.cluster.service;

import io.github.ibmcontainers.cluster.Clusters;
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
import java.util.List;

/** Logging and webhooks, where they still live. Immutable and safe for use by many threads. */
public final class Logging extends Group<Logging> {
  private final ClusterContext context;

  /** Called by the client. */
  public Logging(GroupContext context) {
    super(context, Logging::new);
    this.context = ClusterContext.of(context);
  }

  /** The logging configurations of a cluster ({@code FetchLoggingConfigs}). */
  public List<LogConfigResponse> configurations(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).fetchLoggingConfigs(cluster));
  }

  /**
   * The logging configurations of one source ({@code FetchLoggingConfigsForSource}).
   *
   * @param source the source, such as {@code container} or {@code ingress}
   */
  public List<LogConfigResponse> configurations(String cluster, String source) {
    Check.text("log source", source);
    return context.value(
        cluster, api -> new LoggingApi(api).fetchLoggingConfigsForSource(cluster, source));
  }

  /**
   * Creates a logging configuration ({@code CreateLoggingConfig}).
   *
   * @param source the source
   * @param configuration the generated request
   */
  public LogConfigResponse create(
      String cluster, String source, CreateLoggingConfigRequest configuration) {
    Check.text("log source", source);
    return context.value(
        api -> new LoggingApi(api).createLoggingConfig(cluster, source, configuration));
  }

  /**
   * Changes a logging configuration ({@code UpdateLoggingConfig}).
   *
   * @param source the source
   * @param id the configuration's id
   * @param configuration the generated request
   */
  public LogConfigResponse update(
      String cluster, String source, String id, UpdateLoggingConfigRequest configuration) {
    Check.text("log source", source);
    Check.text("id", id);
    return context.value(
        api -> new LoggingApi(api).updateLoggingConfig(cluster, source, id, configuration));
  }

  /**
   * Deletes a logging configuration ({@code DeleteLoggingConfig}).
   *
   * @param source the source
   * @param id the configuration's id
   */
  public void delete(String cluster, String source, String id) {
    Check.text("log source", source);
    Check.text("id", id);
    context.order(cluster, api -> new LoggingApi(api).deleteLoggingConfig(cluster, source, id));
  }

  /** Deletes all logging configurations of a cluster ({@code DeleteLoggingConfigs}). */
  public void deleteAll(String cluster) {
    context.order(cluster, api -> new LoggingApi(api).deleteLoggingConfigs(cluster));
  }

  /** Sends the logging configurations to the cluster anew ({@code RefreshLoggingConfig}). */
  public void refresh(String cluster) {
    context.order(cluster, api -> new LoggingApi(api).refreshLoggingConfig(cluster));
  }

  /** Where logs go by default ({@code GetDefaultLoggingEndpoint}). */
  public DefaultLoggingEndpointResponse defaultEndpoint(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getDefaultLoggingEndpoint(cluster));
  }

  /** Whose API key the cluster uses ({@code GetClusterKeyOwner}). */
  public ClusterKeyOwnerInfo keyOwner(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getClusterKeyOwner(cluster));
  }

  /** Whether Fluentd is updated by IBM ({@code GetFluentdUpdatePolicy}). */
  public UpdatePolicy updatePolicy(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getFluentdUpdatePolicy(cluster));
  }

  /** Sets whether Fluentd is updated by IBM ({@code ChangeFluentdUpdatePolicy}). */
  public void setAutoUpdate(String cluster, boolean on) {
    context.order(
        cluster,
        api ->
            new LoggingApi(api)
                .changeFluentdUpdatePolicy(
                    cluster, new ChangeFluentdUpdatePolicyRequest().autoUpdate(on)));
  }

  /** The filters of a cluster's logs ({@code FetchFilterConfigs}). */
  public List<FilterConfigResponse> filters(String cluster) {
    return context.value(cluster, api -> new FilterApi(api).fetchFilterConfigs(cluster));
  }

  /**
   * A filter ({@code FetchFilterConfig}).
   *
   * @param id the filter's id
   */
  public FilterConfigResponse filter(String cluster, String id) {
    Check.text("id", id);
    return context.value(cluster, api -> new FilterApi(api).fetchFilterConfig(cluster, id));
  }

  /**
   * Creates a filter ({@code CreateFilterConfig}).
   *
   * @param filter the generated request
   */
  public FilterConfigResponse createFilter(String cluster, CreateFilterConfigRequest filter) {
    return context.value(cluster, api -> new FilterApi(api).createFilterConfig(cluster, filter));
  }

  /**
   * Changes a filter ({@code UpdateFilterConfig}).
   *
   * @param id the filter's id
   * @param filter the generated request
   */
  public FilterConfigResponse updateFilter(
      String cluster, String id, UpdateFilterConfigRequest filter) {
    Check.text("id", id);
    return context.value(api -> new FilterApi(api).updateFilterConfig(cluster, id, filter));
  }

  /**
   * Deletes a filter ({@code DeleteFilterConfig}).
   *
   * @param id the filter's id
   */
  public void deleteFilter(String cluster, String id) {
    Check.text("id", id);
    context.order(cluster, api -> new FilterApi(api).deleteFilterConfig(cluster, id));
  }

  /** Deletes all filters of a cluster ({@code DeleteFilterConfigs}). */
  public void deleteFilters(String cluster) {
    context.order(cluster, api -> new FilterApi(api).deleteFilterConfigs(cluster));
  }

  /** How the collections of the master's logs stand ({@code GetMasterLogCollectionStatus}). */
  public List<MasterLogCollectionStatusResponseBody> masterLogs(String cluster) {
    return context.value(
        cluster, api -> new LogCollectorApi(api).getMasterLogCollectionStatus(cluster));
  }

  /**
   * Collects the master's logs into a bucket of Cloud Object Storage ({@code
   * CreateMasterLogCollection}).
   *
   * @param bucket the generated request; it holds a secret
   */
  public void collectMasterLogs(String cluster, CreateMasterLogCollectionRequest bucket) {
    context.order(
        cluster, api -> new LogCollectorApi(api).createMasterLogCollection(cluster, bucket));
  }

  /** The webhooks of a cluster ({@code GetClusterWebhooks}). */
  public List<ClusterWebhook> webhooks(String cluster) {
    return context.value(cluster, api -> new ClustersApi(api).getClusterWebhooks(cluster));
  }

  /**
   * Adds a webhook ({@code AddClusterWebhooks}).
   *
   * @param type what is called, such as {@code slack}
   * @param level from which level on, such as {@code Warning}
   * @param url where it is called
   */
  public void addWebhook(String cluster, String type, String level, String url) {
    Check.text("webhook's type", type);
    Check.text("level", level);
    Check.text("URL", url);
    context.order(
        cluster,
        api ->
            new ClustersApi(api)
                .addClusterWebhooks(
                    cluster, new AddClusterWebhooksRequest().type(type).level(level).url(url)));
  }

  /** Where the API server sends its audit log ({@code GetAuditWebhook}). */
  public AuditWebhookConfig auditWebhook(String cluster) {
    return context.value(cluster, api -> new ApiserverconfigsApi(api).getAuditWebhook(cluster));
  }

  /**
   * Sets where the API server sends its audit log ({@code UpdateAuditWebhook}); takes effect after
   * {@link Clusters#refreshMaster}.
   *
   * @param webhook the generated request; it holds a secret
   */
  public void setAuditWebhook(String cluster, UpdateAuditWebhookRequest webhook) {
    context.order(
        cluster, api -> new ApiserverconfigsApi(api).updateAuditWebhook(cluster, webhook));
  }

  /** Ends the audit log ({@code DeleteAuditWebhook}). */
  public void deleteAuditWebhook(String cluster) {
    context.order(cluster, api -> new ApiserverconfigsApi(api).deleteAuditWebhook(cluster));
  }

  /**
   * The logging instances of a cluster ({@code GetLoggingInstances}).
   *
   * @deprecated IBM ended it on 2025-03-28; use the agents of IBM Cloud Logs and Monitoring
   */
  @Deprecated(since = "2025-03-28")
  public List<ObsConfig> loggingInstances(String cluster) {
    return context.value(cluster, api -> new LoggingApi(api).getLoggingInstances(cluster));
  }

  /**
   * The monitoring instances of a cluster ({@code GetMonitoringInstances}).
   *
   * @deprecated IBM ended it on 2025-03-28; use the agents of IBM Cloud Logs and Monitoring
   */
  @Deprecated(since = "2025-03-28")
  public List<ObsConfig> monitoringInstances(String cluster) {
    return context.value(cluster, api -> new MonitoringApi(api).getMonitoringInstances(cluster));
  }
}

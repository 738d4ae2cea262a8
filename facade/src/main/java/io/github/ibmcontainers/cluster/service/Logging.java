package io.github.ibmcontainers.cluster.service;

import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.error.ContainersException;
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
import io.github.ibmcontainers.internal.check.Arguments;
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

  /**
   * The logging configurations of a cluster ({@code FetchLoggingConfigs}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<LogConfigResponse> configurations(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new LoggingApi(api).fetchLoggingConfigs(cluster));
  }

  /**
   * The logging configurations of one source ({@code FetchLoggingConfigsForSource}).
   *
   * @param cluster the cluster's id or name
   * @param source the source, such as {@code container} or {@code ingress}
   * @throws ContainersException if the call fails
   */
  public List<LogConfigResponse> configurations(String cluster, String source) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("log source", source);
    return context.value(api -> new LoggingApi(api).fetchLoggingConfigsForSource(cluster, source));
  }

  /**
   * Creates a logging configuration ({@code CreateLoggingConfig}).
   *
   * @param cluster the cluster's id or name
   * @param source the source
   * @param configuration the generated request
   * @throws ContainersException if the call fails
   */
  public LogConfigResponse create(
      String cluster, String source, CreateLoggingConfigRequest configuration) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("log source", source);
    return context.value(
        api -> new LoggingApi(api).createLoggingConfig(cluster, source, configuration));
  }

  /**
   * Changes a logging configuration ({@code UpdateLoggingConfig}).
   *
   * @param cluster the cluster's id or name
   * @param source the source
   * @param id the configuration's id
   * @param configuration the generated request
   * @throws ContainersException if the call fails
   */
  public LogConfigResponse update(
      String cluster, String source, String id, UpdateLoggingConfigRequest configuration) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("log source", source);
    Arguments.check("id", id);
    return context.value(
        api -> new LoggingApi(api).updateLoggingConfig(cluster, source, id, configuration));
  }

  /**
   * Deletes a logging configuration ({@code DeleteLoggingConfig}).
   *
   * @param cluster the cluster's id or name
   * @param source the source
   * @param id the configuration's id
   * @throws ContainersException if the call fails
   */
  public void delete(String cluster, String source, String id) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("log source", source);
    Arguments.check("id", id);
    context.order(api -> new LoggingApi(api).deleteLoggingConfig(cluster, source, id));
  }

  /**
   * Deletes all logging configurations of a cluster ({@code DeleteLoggingConfigs}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void deleteAll(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    context.order(api -> new LoggingApi(api).deleteLoggingConfigs(cluster));
  }

  /**
   * Sends the logging configurations to the cluster anew ({@code RefreshLoggingConfig}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void refresh(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    context.order(api -> new LoggingApi(api).refreshLoggingConfig(cluster));
  }

  /**
   * Where logs go by default ({@code GetDefaultLoggingEndpoint}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public DefaultLoggingEndpointResponse defaultEndpoint(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new LoggingApi(api).getDefaultLoggingEndpoint(cluster));
  }

  /**
   * Whose API key the cluster uses ({@code GetClusterKeyOwner}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public ClusterKeyOwnerInfo keyOwner(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new LoggingApi(api).getClusterKeyOwner(cluster));
  }

  /**
   * Whether Fluentd is updated by IBM ({@code GetFluentdUpdatePolicy}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public UpdatePolicy updatePolicy(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new LoggingApi(api).getFluentdUpdatePolicy(cluster));
  }

  /**
   * Sets whether Fluentd is updated by IBM ({@code ChangeFluentdUpdatePolicy}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void setAutoUpdate(String cluster, boolean on) {
    Arguments.check("cluster's id or name", cluster);
    context.order(
        api ->
            new LoggingApi(api)
                .changeFluentdUpdatePolicy(
                    cluster, new ChangeFluentdUpdatePolicyRequest().autoUpdate(on)));
  }

  /**
   * The filters of a cluster's logs ({@code FetchFilterConfigs}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<FilterConfigResponse> filters(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new FilterApi(api).fetchFilterConfigs(cluster));
  }

  /**
   * A filter ({@code FetchFilterConfig}).
   *
   * @param cluster the cluster's id or name
   * @param id the filter's id
   * @throws ContainersException if the call fails
   */
  public FilterConfigResponse filter(String cluster, String id) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("id", id);
    return context.value(api -> new FilterApi(api).fetchFilterConfig(cluster, id));
  }

  /**
   * Creates a filter ({@code CreateFilterConfig}).
   *
   * @param cluster the cluster's id or name
   * @param filter the generated request
   * @throws ContainersException if the call fails
   */
  public FilterConfigResponse createFilter(String cluster, CreateFilterConfigRequest filter) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new FilterApi(api).createFilterConfig(cluster, filter));
  }

  /**
   * Changes a filter ({@code UpdateFilterConfig}).
   *
   * @param cluster the cluster's id or name
   * @param id the filter's id
   * @param filter the generated request
   * @throws ContainersException if the call fails
   */
  public FilterConfigResponse updateFilter(
      String cluster, String id, UpdateFilterConfigRequest filter) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("id", id);
    return context.value(api -> new FilterApi(api).updateFilterConfig(cluster, id, filter));
  }

  /**
   * Deletes a filter ({@code DeleteFilterConfig}).
   *
   * @param cluster the cluster's id or name
   * @param id the filter's id
   * @throws ContainersException if the call fails
   */
  public void deleteFilter(String cluster, String id) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("id", id);
    context.order(api -> new FilterApi(api).deleteFilterConfig(cluster, id));
  }

  /**
   * Deletes all filters of a cluster ({@code DeleteFilterConfigs}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void deleteFilters(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    context.order(api -> new FilterApi(api).deleteFilterConfigs(cluster));
  }

  /**
   * How the collections of the master's logs stand ({@code GetMasterLogCollectionStatus}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<MasterLogCollectionStatusResponseBody> masterLogs(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new LogCollectorApi(api).getMasterLogCollectionStatus(cluster));
  }

  /**
   * Collects the master's logs into a bucket of Cloud Object Storage ({@code
   * CreateMasterLogCollection}).
   *
   * @param cluster the cluster's id or name
   * @param bucket the generated request; it holds a secret
   * @throws ContainersException if the call fails
   */
  public void collectMasterLogs(String cluster, CreateMasterLogCollectionRequest bucket) {
    Arguments.check("cluster's id or name", cluster);
    context.order(api -> new LogCollectorApi(api).createMasterLogCollection(cluster, bucket));
  }

  /**
   * The webhooks of a cluster ({@code GetClusterWebhooks}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<ClusterWebhook> webhooks(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new ClustersApi(api).getClusterWebhooks(cluster));
  }

  /**
   * Adds a webhook ({@code AddClusterWebhooks}).
   *
   * @param cluster the cluster's id or name
   * @param type what is called, such as {@code slack}
   * @param level from which level on, such as {@code Warning}
   * @param url where it is called
   * @throws ContainersException if the call fails
   */
  public void addWebhook(String cluster, String type, String level, String url) {
    Arguments.check("cluster's id or name", cluster);
    Arguments.check("webhook's type", type);
    Arguments.check("level", level);
    Arguments.check("URL", url);
    context.order(
        api ->
            new ClustersApi(api)
                .addClusterWebhooks(
                    cluster, new AddClusterWebhooksRequest().type(type).level(level).url(url)));
  }

  /**
   * Where the API server sends its audit log ({@code GetAuditWebhook}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public AuditWebhookConfig auditWebhook(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new ApiserverconfigsApi(api).getAuditWebhook(cluster));
  }

  /**
   * Sets where the API server sends its audit log ({@code UpdateAuditWebhook}); takes effect after
   * {@link Clusters#refreshMaster}.
   *
   * @param cluster the cluster's id or name
   * @param webhook the generated request; it holds a secret
   * @throws ContainersException if the call fails
   */
  public void setAuditWebhook(String cluster, UpdateAuditWebhookRequest webhook) {
    Arguments.check("cluster's id or name", cluster);
    context.order(api -> new ApiserverconfigsApi(api).updateAuditWebhook(cluster, webhook));
  }

  /**
   * Ends the audit log ({@code DeleteAuditWebhook}).
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public void deleteAuditWebhook(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    context.order(api -> new ApiserverconfigsApi(api).deleteAuditWebhook(cluster));
  }

  /**
   * The logging instances of a cluster ({@code GetLoggingInstances}).
   *
   * @param cluster the cluster's id or name
   * @deprecated IBM ended it on 2025-03-28; use the agents of IBM Cloud Logs and Monitoring
   * @throws ContainersException if the call fails
   */
  @Deprecated(since = "2025-03-28")
  public List<ObsConfig> loggingInstances(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new LoggingApi(api).getLoggingInstances(cluster));
  }

  /**
   * The monitoring instances of a cluster ({@code GetMonitoringInstances}).
   *
   * @param cluster the cluster's id or name
   * @deprecated IBM ended it on 2025-03-28; use the agents of IBM Cloud Logs and Monitoring
   * @throws ContainersException if the call fails
   */
  @Deprecated(since = "2025-03-28")
  public List<ObsConfig> monitoringInstances(String cluster) {
    Arguments.check("cluster's id or name", cluster);
    return context.value(api -> new MonitoringApi(api).getMonitoringInstances(cluster));
  }
}

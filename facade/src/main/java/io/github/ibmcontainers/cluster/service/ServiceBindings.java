package io.github.ibmcontainers.cluster.service;

import static io.github.ibmcontainers.internal.check.Argument.NAMESPACE;
import static io.github.ibmcontainers.internal.check.Argument.SERVICE_INSTANCE;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.model.BoundService;
import io.github.ibmcontainers.generated.model.ServiceBindRequest;
import io.github.ibmcontainers.generated.model.ServiceBindResponse;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.List;

/**
 * Service instances of IBM Cloud whose credentials are stored as a Kubernetes secret in a namespace
 * of a cluster. The parameter {@code cluster} is the cluster's id or name. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class ServiceBindings extends Group<ServiceBindings> {
  private final ClusterContext context;

  /** Called by the client. */
  public ServiceBindings(GroupContext context) {
    super(context, ServiceBindings::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the services bound to any namespace ({@code ListServicesForAllNamespaces}). */
  public List<BoundService> list(String cluster) {
    return context.value(
        cluster, api -> new ClustersApi(api).listServicesForAllNamespaces(cluster));
  }

  /** Lists the services bound to a namespace ({@code ListServicesInNamespace}). */
  public List<BoundService> list(String cluster, String namespace) {
    return context.value(
        cluster,
        api -> new ClustersApi(api).listServicesInNamespace(cluster, NAMESPACE.of(namespace)));
  }

  /**
   * Binds a service instance to a namespace, with a new service key ({@code
   * BindServiceToNamespace}).
   *
   * @param serviceInstance the GUID of the service instance
   * @param role the IAM role of the service key, such as {@code Writer}
   */
  public ServiceBindResponse bind(
      String cluster, String namespace, String serviceInstance, String role) {
    return bind(
        cluster,
        new ServiceBindRequest()
            .namespaceID(NAMESPACE.of(namespace))
            .serviceInstanceGUID(SERVICE_INSTANCE.of(serviceInstance))
            .role(Check.text("role", role)));
  }

  /**
   * Binds a service instance to a namespace ({@code BindServiceToNamespace}). The request is sent
   * exactly once.
   *
   * @param binding the generated request; can contain a secret
   * @return the response; contains a secret
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public ServiceBindResponse bind(String cluster, ServiceBindRequest binding) {
    return Creation.once(
        context,
        "service binding",
        "of cluster " + cluster,
        in ->
            in.value(
                cluster, api -> new ClustersApi(api).bindServiceToNamespace(cluster, binding)));
  }

  /** Removes the binding of a service instance ({@code UnbindServiceFromNamespace}). */
  public void unbind(String cluster, String namespace, String serviceInstance) {
    context.order(
        cluster,
        api ->
            new ClustersApi(api)
                .unbindServiceFromNamespace(
                    cluster, NAMESPACE.of(namespace), SERVICE_INSTANCE.of(serviceInstance)));
  }
}

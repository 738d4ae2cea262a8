package io.github.ibmcontainers.fake.kubernetes.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The resource types of the masters, from the API references of Kubernetes and OpenShift. */
public final class ResourceTypes {
  private static final Set<String> ALL =
      Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final Set<String> WITHOUT_COLLECTION =
      Set.of("create", "delete", "get", "list", "patch", "update", "watch");
  private static final List<String> NONE = List.of();
  private static final List<String> EVERYTHING = List.of("all");

  /** Namespaces. */
  public static final ResourceType NAMESPACES =
      cluster("", "v1", "namespaces", "Namespace", List.of("ns"), WITHOUT_COLLECTION, "status");

  /** Nodes. */
  public static final ResourceType NODES =
      cluster("", "v1", "nodes", "Node", List.of("no"), ALL, "status");

  /** Pods. */
  public static final ResourceType PODS =
      namespaced("", "pods", "Pod", List.of("po"), EVERYTHING, "eviction", "log", "status");

  /** Services. */
  public static final ResourceType SERVICES =
      namespaced("", "services", "Service", List.of("svc"), EVERYTHING, "status");

  /** Config maps. */
  public static final ResourceType CONFIG_MAPS =
      namespaced("", "configmaps", "ConfigMap", List.of("cm"), NONE);

  /** Secrets. */
  public static final ResourceType SECRETS = namespaced("", "secrets", "Secret", NONE, NONE);

  /** Events. */
  public static final ResourceType EVENTS = namespaced("", "events", "Event", List.of("ev"), NONE);

  /** Service accounts. */
  public static final ResourceType SERVICE_ACCOUNTS =
      namespaced("", "serviceaccounts", "ServiceAccount", List.of("sa"), NONE);

  /** Deployments. */
  public static final ResourceType DEPLOYMENTS =
      namespaced(
          "apps", "deployments", "Deployment", List.of("deploy"), EVERYTHING, "scale", "status");

  /** Replica sets. */
  public static final ResourceType REPLICA_SETS =
      namespaced("apps", "replicasets", "ReplicaSet", List.of("rs"), EVERYTHING, "scale", "status");

  /** Daemon sets. */
  public static final ResourceType DAEMON_SETS =
      namespaced("apps", "daemonsets", "DaemonSet", List.of("ds"), EVERYTHING, "status");

  /** Disruption budgets. */
  public static final ResourceType BUDGETS =
      namespaced(
          "policy", "poddisruptionbudgets", "PodDisruptionBudget", List.of("pdb"), NONE, "status");

  /** Routes of OpenShift. */
  public static final ResourceType ROUTES =
      namespaced("route.openshift.io", "routes", "Route", NONE, EVERYTHING, "status");

  /** Projects of OpenShift, which are stored as namespaces. */
  public static final ResourceType PROJECTS =
      new ResourceType(
          "project.openshift.io",
          "v1",
          "projects",
          "Project",
          false,
          NONE,
          NONE,
          WITHOUT_COLLECTION,
          NONE,
          Optional.of(NAMESPACES));

  /** Cluster versions of OpenShift. */
  public static final ResourceType CLUSTER_VERSIONS =
      cluster(
          "config.openshift.io", "v1", "clusterversions", "ClusterVersion", NONE, ALL, "status");

  /** Users of OpenShift. */
  public static final ResourceType USERS =
      cluster("user.openshift.io", "v1", "users", "User", NONE, ALL);

  private static final List<ResourceType> KUBERNETES =
      List.of(
          CONFIG_MAPS,
          EVENTS,
          NAMESPACES,
          NODES,
          PODS,
          SECRETS,
          SERVICE_ACCOUNTS,
          SERVICES,
          DAEMON_SETS,
          DEPLOYMENTS,
          REPLICA_SETS,
          BUDGETS);

  private ResourceTypes() {}

  /** Returns the resource types of Kubernetes or of OpenShift clusters. */
  public static List<ResourceType> of(boolean openShift) {
    if (!openShift) {
      return KUBERNETES;
    }
    List<ResourceType> types = new ArrayList<>(KUBERNETES);
    types.add(CLUSTER_VERSIONS);
    types.add(PROJECTS);
    types.add(ROUTES);
    types.add(USERS);
    return List.copyOf(types);
  }

  private static ResourceType cluster(
      String group,
      String version,
      String plural,
      String kind,
      List<String> shortNames,
      Set<String> verbs,
      String... subresources) {
    return new ResourceType(
        group,
        version,
        plural,
        kind,
        false,
        shortNames,
        NONE,
        verbs,
        List.of(subresources),
        Optional.empty());
  }

  private static ResourceType namespaced(
      String group,
      String plural,
      String kind,
      List<String> shortNames,
      List<String> categories,
      String... subresources) {
    return new ResourceType(
        group,
        "v1",
        plural,
        kind,
        true,
        shortNames,
        categories,
        ALL,
        List.of(subresources),
        Optional.empty());
  }
}

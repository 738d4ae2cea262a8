package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Route;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All rows of the route table: used by the client, verified by the tests and printed in the
 * documentation.
 */
final class RouteTable {
  private RouteTable() {}

  /** Returns the rows by group of methods. */
  static Map<String, List<Action<?, ?>>> groups() {
    Map<String, List<Action<?, ?>>> groups = new LinkedHashMap<>();
    groups.put("Clusters", rows("ClusterRoutes"));
    groups.put("Workers", rows("worker.WorkerRoutes"));
    groups.put("Worker pools", rows("worker.WorkerPoolRoutes"));
    groups.put("Networks", rows("network.NetworkRoutes"));
    groups.put("Locations", rows("catalog.CatalogRoutes"));
    groups.put("Ingress", rows("ingress.AlbRoutes", "ingress.SubdomainRoutes"));
    return groups;
  }

  private static List<Action<?, ?>> rows(String... classes) {
    List<Action<?, ?>> rows = new ArrayList<>();
    for (String one : classes) {
      rows.addAll(rowsOf(one));
    }
    return rows;
  }

  /** The rows of a class, each in a nested class of its own; the compiler lists the last first. */
  private static List<Action<?, ?>> rowsOf(String routes) {
    List<Action<?, ?>> rows = new ArrayList<>();
    try {
      for (Class<?> nested :
          Class.forName("io.github.ibmcontainers.cluster." + routes).getNestMembers()) {
        for (Field field : nested.getDeclaredFields()) {
          if (Action.class.equals(field.getType())) {
            field.setAccessible(true);
            rows.add(0, (Action<?, ?>) Objects.requireNonNull(field.get(null)));
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(routes, e);
    }
    return rows;
  }

  static List<Action<?, ?>> all() {
    return groups().values().stream().flatMap(List::stream).toList();
  }

  /**
   * Returns the table as Markdown: the default operation, with that of the other version in
   * parentheses.
   */
  static String markdown() {
    StringBuilder text = new StringBuilder();
    groups()
        .forEach(
            (group, actions) -> {
              text.append("| ").append(group).append(" | classic | VPC | Satellite |\n");
              text.append("|---|---|---|---|\n");
              actions.forEach(action -> text.append(line(action)));
              common(group)
                  .forEach((action, operations) -> text.append(commonLine(action, operations)));
              text.append('\n');
            });
    return text.toString();
  }

  /**
   * Returns the actions that one operation, or a pair of operations, performs for all providers.
   */
  static Map<String, List<Operation>> common(String group) {
    Map<String, List<Operation>> actions = new LinkedHashMap<>();
    switch (group) {
      case "Clusters" -> {
        actions.put("delete a cluster", List.of(ClustersApi.RemoveClusterCall.OPERATION));
        actions.put(
            "switch a master's automatic updates", List.of(V2Api.AutoUpdateMasterCall.OPERATION));
        actions.put(
            "enable or disable the public endpoint",
            List.of(
                BetaApi.V2EnablePublicServiceEndpointCall.OPERATION,
                BetaApi.V2DisablePublicServiceEndpointCall.OPERATION));
        actions.put(
            "enable or disable the private endpoint",
            List.of(
                BetaApi.V2EnablePrivateServiceEndpointCall.OPERATION,
                BetaApi.V2DisablePrivateServiceEndpointCall.OPERATION));
        actions.put("apply the pull secret", List.of(BetaApi.V2EnablePullSecretCall.OPERATION));
        actions.put("encrypt with a root key", List.of(V2Api.KmsEnableClusterCall.OPERATION));
        actions.put("list KMS instances", List.of(V2Api.KmsGetInstancesCall.OPERATION));
        actions.put("list root keys of a KMS instance", List.of(V2Api.KmsGetCRKsCall.OPERATION));
        actions.put(
            "enable, update or disable add-ons",
            List.of(ClustersApi.ManageClusterAddonsCall.OPERATION));
        actions.put(
            "enable or disable image security",
            List.of(
                ClustersApi.V2EnableImageSecurityCall.OPERATION,
                ClustersApi.V2DisableImageSecurityCall.OPERATION));
      }
      case "Worker pools" -> {
        actions.put(
            "set a worker pool's taints", List.of(V2Api.V2SetWorkerPoolTaintsCall.OPERATION));
        actions.put(
            "set a worker pool's operating system",
            List.of(V2Api.V2SetWorkerPoolOperatingSystemCall.OPERATION));
      }
      case "Locations" -> {
        actions.put("list regions", List.of(UtilApi.GetRegionsCall.OPERATION));
        actions.put("list locations", List.of(UtilApi.ListLocationsCall.OPERATION));
        actions.put("get the quota", List.of(V2Api.GetQuotaCall.OPERATION));
        actions.put("list available add-ons", List.of(UtilApi.GetAddonsCall.OPERATION));
      }
      default -> {}
    }
    return actions;
  }

  private static String commonLine(String action, List<Operation> operations) {
    String cell =
        operations.stream()
            .map(operation -> operation.apiVersion() + " `" + operation.id() + "`")
            .collect(Collectors.joining(", "));
    return "| " + action + (" | " + cell).repeat(Provider.values().length) + " |\n";
  }

  private static String line(Action<?, ?> action) {
    StringBuilder line = new StringBuilder("| ").append(action.name());
    for (Provider provider : Provider.values()) {
      line.append(" | ").append(cell(action, provider));
    }
    return line.append(" |\n").toString();
  }

  private static String cell(Action<?, ?> action, Provider provider) {
    List<String> ways = new ArrayList<>();
    for (Route<?, ?, ?> route : action.routes(provider)) {
      String way = route.version() + " `" + route.operation().id() + "`";
      ways.add(ways.isEmpty() ? way : "(" + way + ")");
    }
    return ways.isEmpty() ? "–" : String.join(" ", ways);
  }
}

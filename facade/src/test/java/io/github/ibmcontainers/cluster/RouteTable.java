package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Route;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All rows of the table of routes, in one place: what the code takes, the tests try and the
 * documentation prints.
 */
final class RouteTable {
  private RouteTable() {}

  /** The rows by the group of methods that they belong to. */
  static Map<String, List<Action<?, ?>>> groups() {
    Map<String, List<Action<?, ?>>> groups = new LinkedHashMap<>();
    groups.put("Clusters", rows("ClusterRoutes"));
    groups.put("Workers", rows("worker.WorkerRoutes"));
    groups.put("Worker pools", rows("worker.WorkerPoolRoutes"));
    groups.put("Networks", rows("network.NetworkRoutes"));
    groups.put("Locations", rows("catalog.LocationRoutes"));
    groups.put("Ingress", rows("ingress.IngressRoutes"));
    return groups;
  }

  @SuppressWarnings("unchecked")
  private static List<Action<?, ?>> rows(String routes) {
    try {
      Method all =
          Class.forName("io.github.ibmcontainers.cluster." + routes).getDeclaredMethod("all");
      all.setAccessible(true);
      return (List<Action<?, ?>>) Objects.requireNonNull(all.invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(routes, e);
    }
  }

  /** The row of that name. */
  static Action<?, ?> row(String name) {
    return all().stream().filter(action -> action.name().equals(name)).findFirst().orElseThrow();
  }

  static List<Action<?, ?>> all() {
    return groups().values().stream().flatMap(List::stream).toList();
  }

  /**
   * The table as Markdown: the operation taken by default, and in brackets the one of the other
   * version.
   */
  static String markdown() {
    StringBuilder text = new StringBuilder();
    groups()
        .forEach(
            (group, actions) -> {
              text.append("| ").append(group).append(" | classic | VPC | Satellite |\n");
              text.append("|---|---|---|---|\n");
              actions.forEach(action -> text.append(line(action)));
              text.append('\n');
            });
    return text.toString();
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
      String way = route.version() + " `" + route.operation() + "`";
      ways.add(ways.isEmpty() ? way : "(" + way + ")");
    }
    return ways.isEmpty() ? "–" : String.join(" ", ways);
  }
}

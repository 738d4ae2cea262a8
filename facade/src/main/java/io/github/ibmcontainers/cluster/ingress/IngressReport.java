package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.generated.model.ComponentStatus;
import io.github.ibmcontainers.generated.model.IngressStatus;
import io.github.ibmcontainers.generated.model.V2IngressComponentStatus;
import io.github.ibmcontainers.internal.route.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of a cluster's Ingress. Older responses have one list of components, newer ones a list
 * for each kind; this view always has one list. Immutable, except for {@link #raw()}.
 *
 * @param enabled whether status reports are enabled
 * @param state the state
 * @param message a description of the state for humans
 * @param parts the status of components, such as ALBs, routers, secrets, subdomains
 * @param ignoredErrors the codes of ignored errors
 * @param raw the generated object
 */
public record IngressReport(
    boolean enabled,
    IngressState state,
    Optional<String> message,
    List<Part> parts,
    List<String> ignoredErrors,
    IngressStatus raw) {

  static IngressReport of(IngressStatus it) {
    List<Part> parts = new ArrayList<>();
    for (ComponentStatus one : Values.list(it.getStatusList())) {
      parts.add(
          new Part(
              Values.orEmpty(one.getType()),
              Values.orEmpty(one.getComponent()),
              Values.text(one.getStatus()).stream().toList()));
    }
    add(parts, "general", it.getGeneralComponentStatus());
    add(parts, "alb", it.getAlbStatus());
    add(parts, "router", it.getRouterStatus());
    add(parts, "secret", it.getSecretStatus());
    add(parts, "subdomain", it.getSubdomainStatus());
    return new IngressReport(
        Values.flag(it.getEnabled()).orElse(true),
        IngressState.of(it.getStatus()),
        Values.text(it.getMessage()),
        List.copyOf(parts),
        Values.list(it.getIgnoredErrors()),
        it);
  }

  private static void add(
      List<Part> parts, String kind, @Nullable List<V2IngressComponentStatus> given) {
    for (V2IngressComponentStatus one : Values.list(given)) {
      parts.add(new Part(kind, Values.orEmpty(one.getComponent()), Values.list(one.getStatus())));
    }
  }

  /**
   * A component of Ingress.
   *
   * @param kind the kind, such as {@code alb}
   * @param name the name of the component
   * @param status {@code healthy}, or error codes
   */
  public record Part(String kind, String name, List<String> status) {}
}

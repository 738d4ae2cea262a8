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
 * How a cluster's ingress is. Older answers tell its parts as one list, newer ones as one for each
 * kind of part; here it is always one. Immutable, but for {@link #raw()}.
 *
 * @param enabled whether the service watches the ingress
 * @param state how it is
 * @param message the same for a person
 * @param parts what is told of its parts, such as ALBs, routers, secrets, subdomains
 * @param ignoredErrors codes of errors that do not count
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
    for (ComponentStatus one : Values.list(it.getStatusList(), one -> one)) {
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
        Values.texts(it.getIgnoredErrors()),
        it);
  }

  private static void add(
      List<Part> parts, String kind, @Nullable List<V2IngressComponentStatus> given) {
    for (V2IngressComponentStatus one : Values.list(given, one -> one)) {
      parts.add(new Part(kind, Values.orEmpty(one.getComponent()), Values.texts(one.getStatus())));
    }
  }

  /**
   * A part of the ingress.
   *
   * @param kind what it is, such as {@code alb}
   * @param name which one it is
   * @param status how it is: {@code healthy}, or codes of errors
   */
  public record Part(String kind, String name, List<String> status) {}
}

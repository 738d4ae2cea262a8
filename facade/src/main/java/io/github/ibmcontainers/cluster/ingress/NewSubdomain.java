package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Required;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A subdomain to be created; IBM's DNS chooses its name.
 *
 * @param addresses the IP addresses that it leads to; of classic and Satellite clusters
 * @param loadBalancer the load balancer's host name that it leads to; of VPC clusters
 * @param type {@code public} or {@code private}
 * @param namespace the namespace for the secret with its certificate
 */
public record NewSubdomain(
    List<String> addresses,
    Optional<String> loadBalancer,
    String type,
    Optional<String> namespace) {

  /** Copies the list. */
  public NewSubdomain {
    addresses = List.copyOf(addresses);
  }

  /**
   * A public one that leads to IP addresses.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static NewSubdomain of(List<String> addresses) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("A subdomain needs at least one address to lead to");
    }
    return new NewSubdomain(addresses, Optional.empty(), "public", Optional.empty());
  }

  /** A public one that leads to the load balancer of a VPC. */
  public static NewSubdomain of(String loadBalancerHostname) {
    return new NewSubdomain(
        List.of(),
        Optional.of(Check.text("load balancer's host name", loadBalancerHostname)),
        "public",
        Optional.empty());
  }

  /** The same, with the secret of its certificate in that namespace. */
  public NewSubdomain inNamespace(String secretNamespace) {
    return new NewSubdomain(addresses, loadBalancer, type, Optional.of(secretNamespace));
  }

  /** Returns what the subdomain leads to, for messages. */
  String target() {
    return loadBalancer.orElseGet(() -> String.join(", ", addresses));
  }

  /** Returns whether a subdomain leads to the same addresses or load balancer. */
  boolean isLike(Subdomain other) {
    return loadBalancer.isPresent()
        ? other.loadBalancer().equals(loadBalancer)
        : Set.copyOf(other.addresses()).equals(Set.copyOf(addresses));
  }

  NewSubdomain leadingTo(Provider provider) {
    new Required("A new subdomain of a cluster on " + provider)
        .that(
            "a load balancer's host name: NewSubdomain.of(\"...lb.appdomain.cloud\")",
            provider != Provider.VPC || loadBalancer.isPresent())
        .that(
            "addresses: NewSubdomain.of(List.of(\"169.46.6.1\"))",
            provider == Provider.VPC || !addresses.isEmpty())
        .check();
    return this;
  }
}

package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.internal.check.Argument.LOAD_BALANCER;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Required;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of a new subdomain. IBM's DNS service chooses the name.
 *
 * @param addresses the IP addresses that it resolves to, for classic and Satellite clusters
 * @param loadBalancer the host name of the load balancer that it resolves to, for VPC clusters
 * @param type {@code public} or {@code private}
 * @param namespace the namespace of the secret with the certificate
 */
public record NewSubdomain(
    List<String> addresses,
    Optional<String> loadBalancer,
    String type,
    Optional<String> namespace) {

  /** Copies the addresses. */
  public NewSubdomain {
    addresses = List.copyOf(addresses);
  }

  /**
   * Returns the properties of a public subdomain for IP addresses.
   *
   * @throws IllegalArgumentException if the list is empty
   */
  public static NewSubdomain of(List<String> addresses) {
    Check.that(!addresses.isEmpty(), "A subdomain needs at least one address");
    return new NewSubdomain(addresses, Optional.empty(), "public", Optional.empty());
  }

  /** Returns the properties of a public subdomain for the load balancer of a VPC. */
  public static NewSubdomain of(String loadBalancerHostname) {
    return new NewSubdomain(
        List.of(), Optional.of(LOAD_BALANCER.of(loadBalancerHostname)), "public", Optional.empty());
  }

  /** Returns these properties with another namespace of the secret with the certificate. */
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

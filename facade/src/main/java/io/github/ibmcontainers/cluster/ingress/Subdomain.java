package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.ExtendedNlbVPCConfig;
import io.github.ibmcontainers.generated.model.NlbConfig;
import io.github.ibmcontainers.generated.model.NlbListConfig;
import io.github.ibmcontainers.generated.model.NlbVPCConfig;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subdomain of a cluster, also called NLB DNS. List operations return a nested form for VPC
 * clusters and a flat form for others. Immutable, except for {@link #raw()}.
 *
 * @param hostname the host name
 * @param cluster the id of the cluster
 * @param addresses the IP addresses it leads to; usually none for VPC clusters
 * @param loadBalancer the host name of the load balancer it leads to; only of VPC clusters
 * @param type {@code public} or {@code private}
 * @param dnsType the DNS provider
 * @param secretName the secret with the certificate
 * @param secretNamespace the namespace of the secret
 * @param secretStatus the secret's state
 * @param raw the generated object
 */
public record Subdomain(
    String hostname,
    Optional<String> cluster,
    List<String> addresses,
    Optional<String> loadBalancer,
    Optional<String> type,
    Optional<String> dnsType,
    Optional<String> secretName,
    Optional<String> secretNamespace,
    Optional<String> secretStatus,
    Model raw) {

  /** Returns the view of a generated object. */
  public static Subdomain of(NlbListConfig it) {
    ExtendedNlbVPCConfig nested = it.getNlb();
    if (nested != null) {
      return new Subdomain(
          Values.orEmpty(nested.getNlbSubdomain()),
          Values.text(nested.getCluster()),
          Values.list(nested.getNlbIPArray()),
          Values.text(nested.getLbHostname()),
          Values.text(nested.getType()),
          Values.text(nested.getDnsType()),
          Values.text(it.getSecretName()),
          Values.text(nested.getSecretNamespace()),
          Values.text(it.getSecretStatus()),
          it);
    }
    return new Subdomain(
        Values.orEmpty(it.getNlbHost()),
        Values.text(it.getClusterID()),
        addresses(it.getNlbIPArray(), it.getNlbIP()),
        Optional.empty(),
        Values.text(it.getNlbType()),
        Values.text(it.getNlbDnsType()),
        Values.text(it.getNlbSslSecretName()),
        Values.text(it.getSecretNamespace()),
        Values.text(it.getNlbSslSecretStatus()),
        it);
  }

  /** Returns the view of a generated object. */
  public static Subdomain of(NlbConfig it) {
    return new Subdomain(
        Values.orEmpty(it.getNlbHost()),
        Values.text(it.getClusterID()),
        addresses(it.getNlbIPArray(), it.getNlbIP()),
        Optional.empty(),
        Values.text(it.getNlbType()),
        Values.text(it.getNlbDnsType()),
        Values.text(it.getNlbSslSecretName()),
        Values.text(it.getSecretNamespace()),
        Values.text(it.getNlbSslSecretStatus()),
        it);
  }

  /** Returns the view of a generated object. */
  public static Subdomain of(NlbVPCConfig it) {
    return new Subdomain(
        Values.orEmpty(it.getNlbSubdomain()),
        Values.text(it.getCluster()),
        List.of(),
        Values.text(it.getLbHostname()),
        Values.text(it.getType()),
        Values.text(it.getDnsType()),
        Optional.empty(),
        Values.text(it.getSecretNamespace()),
        Optional.empty(),
        it);
  }

  private static List<String> addresses(@Nullable List<String> many, @Nullable String one) {
    List<String> listed = Values.list(many);
    return listed.isEmpty() ? Values.text(one).stream().toList() : listed;
  }

  /** Returns the host name. */
  @Override
  public String toString() {
    return hostname;
  }
}

package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.NlbDnsApi;
import io.github.ibmcontainers.generated.model.CreateNlbDNSRequest;
import io.github.ibmcontainers.generated.model.RegisterDNSWithIPRequest;
import io.github.ibmcontainers.generated.model.RemoveLBHostnameRequest;
import io.github.ibmcontainers.generated.model.ReplaceLBHostnameRequest;
import io.github.ibmcontainers.generated.model.UpdateDNSWithIPRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of actions on subdomains. Each row is built when it is first used. */
final class SubdomainRoutes {
  private SubdomainRoutes() {}

  static final class Listing {
    static final Action<@Nullable Void, List<Subdomain>> ROW =
        Action.<@Nullable Void, List<Subdomain>>of("list subdomains")
            .everywhere(
                BetaApi.GetNlbDNSListCall.OPERATION,
                (api, cluster, none) -> new BetaApi(api).getNlbDNSList(cluster),
                list -> Values.list(list, Subdomain::of))
            .on(
                NlbDnsApi.ListNLBIPsForSubdomainCall.OPERATION,
                (api, cluster, none) -> new NlbDnsApi(api).listNLBIPsForSubdomain(cluster),
                it -> Values.list(it.getNlbs(), Subdomain::of))
            .build();
  }

  static final class Create {
    static final Action<NewSubdomain, Subdomain> ROW =
        Action.<NewSubdomain, Subdomain>of("create a subdomain")
            .on(
                NlbDnsApi.RegisterDNSWithIPCall.OPERATION,
                (api, cluster, subdomain) ->
                    new NlbDnsApi(api)
                        .registerDNSWithIP(
                            cluster,
                            new RegisterDNSWithIPRequest()
                                .clusterID(cluster)
                                .nlbIPArray(subdomain.addresses())
                                .nlbType(subdomain.type())
                                .secretNamespace(subdomain.namespace().orElse(null))),
                Subdomain::of)
            .alsoOn(SATELLITE)
            .on(
                BetaApi.CreateNlbDNSCall.OPERATION,
                (api, cluster, subdomain) ->
                    new BetaApi(api)
                        .createNlbDNS(
                            new CreateNlbDNSRequest()
                                .cluster(cluster)
                                .lbHostname(subdomain.loadBalancer().orElse(null))
                                .type(subdomain.type())
                                .secretNamespace(subdomain.namespace().orElse(null))),
                Subdomain::of)
            .build();
  }

  static final class AddAddress {
    static final Action<Target, @Nullable Void> ROW =
        Action.<Target, @Nullable Void>of("add an address to a subdomain")
            .on(
                NlbDnsApi.UpdateDNSWithIPCall.OPERATION,
                (api, cluster, in) ->
                    new NlbDnsApi(api)
                        .updateDNSWithIP(
                            cluster,
                            new UpdateDNSWithIPRequest()
                                .clusterID(cluster)
                                .nlbHost(in.hostname())
                                .nlbIPArray(List.of(in.address()))))
            .alsoOn(SATELLITE)
            .none(VPC, "its subdomains lead to a load balancer: see replaceLoadBalancer(...)")
            .build();
  }

  static final class RemoveAddress {
    static final Action<Target, @Nullable Void> ROW =
        Action.<Target, @Nullable Void>of("remove an address from a subdomain")
            .on(
                NlbDnsApi.UnregisterDNSWithIPCall.OPERATION,
                (api, cluster, in) ->
                    new NlbDnsApi(api).unregisterDNSWithIP(cluster, in.hostname(), in.address()))
            .alsoOn(SATELLITE)
            .none(VPC, "its subdomains lead to a load balancer: see removeLoadBalancer(...)")
            .build();
  }

  static final class ReplaceLoadBalancer {
    static final Action<Target, Subdomain> ROW =
        Action.<Target, Subdomain>of("replace a subdomain's load balancer")
            .on(
                BetaApi.ReplaceLBHostnameCall.OPERATION,
                (api, cluster, in) ->
                    new BetaApi(api)
                        .replaceLBHostname(
                            new ReplaceLBHostnameRequest()
                                .cluster(cluster)
                                .nlbSubdomain(in.hostname())
                                .lbHostname(in.address())),
                Subdomain::of)
            .none(CLASSIC, "its subdomains lead to addresses: see addAddress(...)")
            .none(SATELLITE, "its subdomains lead to addresses: see addAddress(...)")
            .build();
  }

  static final class RemoveLoadBalancer {
    static final Action<String, @Nullable Void> ROW =
        Action.<String, @Nullable Void>of("remove a subdomain's load balancer")
            .on(
                BetaApi.RemoveLBHostnameCall.OPERATION,
                (api, cluster, hostname) ->
                    new BetaApi(api)
                        .removeLBHostname(
                            new RemoveLBHostnameRequest().cluster(cluster).nlbSubdomain(hostname)))
            .none(CLASSIC, "its subdomains lead to addresses: see removeAddress(...)")
            .none(SATELLITE, "its subdomains lead to addresses: see removeAddress(...)")
            .build();
  }

  /** A subdomain, and the address or load balancer it leads to. */
  record Target(String hostname, String address) {}
}

package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.cluster.value.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.value.ApiVersion.V2;
import static io.github.ibmcontainers.cluster.value.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.value.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.value.Provider.VPC;

import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.api.AlbApi;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.NlbDnsApi;
import io.github.ibmcontainers.generated.model.AlbUpdateResp;
import io.github.ibmcontainers.generated.model.CreateNlbDNSRequest;
import io.github.ibmcontainers.generated.model.EnableALBRequest;
import io.github.ibmcontainers.generated.model.RegisterDNSWithIPRequest;
import io.github.ibmcontainers.generated.model.RemoveLBHostnameRequest;
import io.github.ibmcontainers.generated.model.ReplaceLBHostnameRequest;
import io.github.ibmcontainers.generated.model.UpdateDNSWithIPRequest;
import io.github.ibmcontainers.generated.model.V2UpdateALBRequest;
import io.github.ibmcontainers.generated.model.VpcDisableALBRequest;
import io.github.ibmcontainers.generated.model.VpcEnableALBRequest;
import io.github.ibmcontainers.internal.route.Action;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the table of routes that concern ingress and differ by provider. */
final class IngressRoutes {
  private static final String NO_ALBS =
      "its ingress is OpenShift's router, which has no ALBs; see ingress().subdomains(...)";

  static final Action<String, List<Alb>> ALBS =
      Action.<String, List<Alb>>of("list ALBs")
          .on(
              CLASSIC,
              V1,
              "GetClusterALBs",
              (api, cluster) -> new AlbApi(api).getClusterALBs(cluster),
              it -> Values.list(it.getAlb(), Alb::of))
          .on(
              VPC,
              V2,
              "V2GetClusterALBs",
              (api, cluster) -> new BetaApi(api).v2GetClusterALBs(cluster),
              it -> Values.list(it.getAlb(), Alb::of))
          .none(SATELLITE, NO_ALBS)
          .build();

  static final Action<One, Alb> ALB =
      Action.<One, Alb>of("get an ALB")
          .on(
              CLASSIC,
              V1,
              "GetClusterALB",
              (api, in) -> new AlbApi(api).getClusterALB(in.alb()),
              Alb::of)
          .on(
              VPC,
              V2,
              "V2GetClusterALB",
              (api, in) -> new BetaApi(api).v2GetClusterALB(in.alb()),
              Alb::of)
          .none(SATELLITE, NO_ALBS)
          .build();

  /** Gives the id of the new ALB. */
  static final Action<Creation, String> CREATE_ALB =
      Action.<Creation, String>of("create an ALB")
          .on(
              CLASSIC,
              V1,
              "CreateALB",
              (api, in) ->
                  new AlbApi(api)
                      .createALB(in.cluster(), in.alb().zone(), in.alb().classic(in.cluster())),
              it -> Values.orEmpty(it.getAlb()))
          .on(
              VPC,
              V2,
              "VpcCreateALB",
              (api, in) -> new BetaApi(api).vpcCreateALB(in.alb().vpc(in.cluster())),
              it -> Values.orEmpty(it.getAlb()))
          .none(SATELLITE, NO_ALBS)
          .build();

  static final Action<One, @Nullable Void> ENABLE_ALB =
      Action.<One, @Nullable Void>of("enable an ALB")
          .on(
              CLASSIC,
              V1,
              "EnableALB",
              (api, in) ->
                  new AlbApi(api)
                      .enableALB(
                          new EnableALBRequest()
                              .albID(in.alb())
                              .clusterID(in.cluster())
                              .enable(true)),
              Action::nothing)
          .on(
              VPC,
              V2,
              "VpcEnableALB",
              (api, in) ->
                  new BetaApi(api)
                      .vpcEnableALB(
                          new VpcEnableALBRequest()
                              .albID(in.alb())
                              .cluster(in.cluster())
                              .enable(true)),
              Action::nothing)
          .none(SATELLITE, NO_ALBS)
          .build();

  static final Action<One, @Nullable Void> DISABLE_ALB =
      Action.<One, @Nullable Void>of("disable an ALB")
          .on(
              CLASSIC,
              V1,
              "DisableALB",
              (api, in) -> new AlbApi(api).disableALB(in.alb()),
              Action::nothing)
          .on(
              VPC,
              V2,
              "VpcDisableALB",
              (api, in) ->
                  new BetaApi(api)
                      .vpcDisableALB(
                          new VpcDisableALBRequest().albID(in.alb()).cluster(in.cluster())),
              Action::nothing)
          .none(SATELLITE, NO_ALBS)
          .build();

  static final Action<Update, @Nullable Void> UPDATE_ALBS =
      Action.<Update, @Nullable Void>of("update ALBs")
          .on(CLASSIC, V2, "V2UpdateALB", IngressRoutes::v2Update, Action::nothing)
          .on(
              CLASSIC,
              V1,
              "UpdateALBs",
              (api, in) -> new AlbApi(api).updateALBs(in.cluster()),
              Action::nothing)
          .on(VPC, V2, "V2UpdateALB", IngressRoutes::v2Update, Action::nothing)
          .none(SATELLITE, NO_ALBS)
          .build();

  static final Action<String, List<Subdomain>> SUBDOMAINS =
      Action.<String, List<Subdomain>>of("list subdomains")
          .everywhere(
              V2,
              "GetNlbDNSList",
              (api, cluster) -> new BetaApi(api).getNlbDNSList(cluster),
              list -> Values.list(list, Subdomain::of))
          .on(
              CLASSIC,
              V1,
              "ListNLBIPsForSubdomain",
              (api, cluster) -> new NlbDnsApi(api).listNLBIPsForSubdomain(cluster),
              it -> Values.list(it.getNlbs(), Subdomain::of))
          .build();

  static final Action<NewName, Subdomain> CREATE_SUBDOMAIN =
      Action.<NewName, Subdomain>of("create a subdomain")
          .on(
              CLASSIC,
              V1,
              "RegisterDNSWithIP",
              (api, in) ->
                  new NlbDnsApi(api)
                      .registerDNSWithIP(
                          in.cluster(),
                          new RegisterDNSWithIPRequest()
                              .clusterID(in.cluster())
                              .nlbIPArray(in.subdomain().addresses())
                              .nlbType(in.subdomain().type())
                              .secretNamespace(in.subdomain().namespace().orElse(null))),
              Subdomain::of)
          .on(
              VPC,
              V2,
              "CreateNlbDNS",
              (api, in) ->
                  new BetaApi(api)
                      .createNlbDNS(
                          new CreateNlbDNSRequest()
                              .cluster(in.cluster())
                              .lbHostname(in.subdomain().loadBalancer().orElse(null))
                              .type(in.subdomain().type())
                              .secretNamespace(in.subdomain().namespace().orElse(null))),
              Subdomain::of)
          .on(
              SATELLITE,
              V1,
              "RegisterDNSWithIP",
              (api, in) ->
                  new NlbDnsApi(api)
                      .registerDNSWithIP(
                          in.cluster(),
                          new RegisterDNSWithIPRequest()
                              .clusterID(in.cluster())
                              .nlbIPArray(in.subdomain().addresses())
                              .nlbType(in.subdomain().type())
                              .secretNamespace(in.subdomain().namespace().orElse(null))),
              Subdomain::of)
          .build();

  static final Action<Name, @Nullable Void> ADD_ADDRESS =
      Action.<Name, @Nullable Void>of("add an address to a subdomain")
          .on(CLASSIC, V1, "UpdateDNSWithIP", IngressRoutes::addAddress, Action::nothing)
          .none(VPC, "its subdomains lead to a load balancer: see replaceLoadBalancer(...)")
          .on(SATELLITE, V1, "UpdateDNSWithIP", IngressRoutes::addAddress, Action::nothing)
          .build();

  static final Action<Name, @Nullable Void> REMOVE_ADDRESS =
      Action.<Name, @Nullable Void>of("remove an address from a subdomain")
          .on(CLASSIC, V1, "UnregisterDNSWithIP", IngressRoutes::removeAddress, Action::nothing)
          .none(VPC, "its subdomains lead to a load balancer: see removeLoadBalancer(...)")
          .on(SATELLITE, V1, "UnregisterDNSWithIP", IngressRoutes::removeAddress, Action::nothing)
          .build();

  static final Action<Name, Subdomain> REPLACE_LOAD_BALANCER =
      Action.<Name, Subdomain>of("replace a subdomain's load balancer")
          .on(
              VPC,
              V2,
              "ReplaceLBHostname",
              (api, in) ->
                  new BetaApi(api)
                      .replaceLBHostname(
                          new ReplaceLBHostnameRequest()
                              .cluster(in.cluster())
                              .nlbSubdomain(in.hostname())
                              .lbHostname(in.target())),
              Subdomain::of)
          .none(CLASSIC, "its subdomains lead to addresses: see addAddress(...)")
          .none(SATELLITE, "its subdomains lead to addresses: see addAddress(...)")
          .build();

  static final Action<Name, @Nullable Void> REMOVE_LOAD_BALANCER =
      Action.<Name, @Nullable Void>of("remove a subdomain's load balancer")
          .on(
              VPC,
              V2,
              "RemoveLBHostname",
              (api, in) ->
                  new BetaApi(api)
                      .removeLBHostname(
                          new RemoveLBHostnameRequest()
                              .cluster(in.cluster())
                              .nlbSubdomain(in.hostname())),
              Action::nothing)
          .none(CLASSIC, "its subdomains lead to addresses: see removeAddress(...)")
          .none(SATELLITE, "its subdomains lead to addresses: see removeAddress(...)")
          .build();

  private IngressRoutes() {}

  private static ApiRequest<AlbUpdateResp> v2Update(ApiClient api, Update in) {
    return new BetaApi(api)
        .v2UpdateALB(
            new V2UpdateALBRequest()
                .cluster(in.cluster())
                .albBuild(in.build())
                .albList(in.albs().isEmpty() ? null : in.albs()));
  }

  private static ApiRequest<@Nullable Void> addAddress(ApiClient api, Name in) {
    return new NlbDnsApi(api)
        .updateDNSWithIP(
            in.cluster(),
            new UpdateDNSWithIPRequest()
                .clusterID(in.cluster())
                .nlbHost(in.hostname())
                .nlbIPArray(List.of(in.target())));
  }

  private static ApiRequest<@Nullable Void> removeAddress(ApiClient api, Name in) {
    return new NlbDnsApi(api).unregisterDNSWithIP(in.cluster(), in.hostname(), in.target());
  }

  static List<Action<?, ?>> all() {
    return List.of(
        ALBS,
        ALB,
        CREATE_ALB,
        ENABLE_ALB,
        DISABLE_ALB,
        UPDATE_ALBS,
        SUBDOMAINS,
        CREATE_SUBDOMAIN,
        ADD_ADDRESS,
        REMOVE_ADDRESS,
        REPLACE_LOAD_BALANCER,
        REMOVE_LOAD_BALANCER);
  }

  record One(String cluster, String alb) {}

  record Creation(String cluster, NewAlb alb) {}

  record Update(String cluster, @Nullable String build, List<String> albs) {}

  record NewName(String cluster, NewSubdomain subdomain) {}

  record Name(String cluster, String hostname, String target) {}
}

package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The subdomains of clusters: of addresses on classic and Satellite, of load balancers on VPC. */
final class DnsOperations {
  static final String KIND = "subdomain";
  private static final String SEEDED = "subdomains seeded";
  private static final String CREATED = "created";

  private final Context context;

  private DnsOperations(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    DnsOperations group = new DnsOperations(context);
    context.on("GetNlbDNSList", group::list);
    context.on("GetNlbDetails", group::details);
    context.on("DeleteDomain", group::delete);
    context.on("ListNLBIPsForSubdomain", group::listV1);
    context.on("RegisterDNSWithIP", group::register);
    context.on("UpdateDNSWithIP", group::addAddresses);
    context.on("UnregisterDNSWithIP", group::removeAddress);
    context.on("CreateNlbDNS", group::createVpc);
    context.on("ReplaceLBHostname", group::replaceVpc);
    context.on("RemoveLBHostname", group::removeVpc);
    context.on("RegenerateCert", group::regenerate);
    context.on("DeleteSecret", group::deleteSecret);
    context.on("RegisterMultishiftCluster", group::registerLocation);
    context.on("GetSatLocationNlbDNSList", group::ofLocation);
  }

  /** A cluster has the subdomain of its ingress from the start. */
  static Map<String, JsonObject> of(Context context, Cluster cluster) {
    Map<String, JsonObject> subdomains = context.things(cluster.id(), KIND);
    if (context.things(cluster.id(), SEEDED).putIfAbsent("", new JsonObject()) == null) {
      boolean vpc = cluster.provider().equals("vpc");
      JsonObject first =
          make(
              context,
              cluster,
              vpc ? List.of() : List.of("169.46.2." + (1 + cluster.number() % 250)));
      if (vpc) {
        first.addProperty(
            "lbHostname", Ids.hex(cluster.id()).substring(0, 8) + "-us.lb.example.com");
      }
    }
    return subdomains;
  }

  private static JsonObject make(Context context, Cluster cluster, List<String> addresses) {
    Map<String, JsonObject> subdomains = context.things(cluster.id(), KIND);
    String name =
        String.format(
            Locale.ROOT,
            "%s-%s-%04d.%s.containers.appdomain.cloud",
            cluster.name(),
            Ids.hex(cluster.id()),
            subdomains.size(),
            cluster.region());
    JsonObject subdomain =
        Json.of(
            "name",
            name,
            "clusterID",
            cluster.id(),
            "addresses",
            Json.array(addresses),
            "secret",
            cluster.name() + (subdomains.isEmpty() ? "" : "-" + subdomains.size()),
            "secretStatus",
            CREATED,
            "namespace",
            cluster.openShift() ? "openshift-ingress" : "default",
            "type",
            "public",
            "lbHostname",
            "",
            "monitor",
            "disabled");
    subdomains.put(name, subdomain);
    return subdomain;
  }

  private Map<String, JsonObject> of(ApiCall call) {
    return of(context, context.cluster(call));
  }

  private JsonObject need(ApiCall call, String name) {
    JsonObject found = of(call).get(name);
    if (found == null) {
      throw ApiException.notFound("subdomain");
    }
    return found;
  }

  private Cluster needVpc(ApiCall call) {
    return context.access().need(call, "vpc");
  }

  private Cluster needAddresses(ApiCall call) {
    Cluster cluster = context.cluster(call);
    if (cluster.provider().equals("vpc")) {
      throw ApiException.wrongProvider("vpc-gen2");
    }
    return cluster;
  }

  /** A subdomain by the names that classic and Satellite clusters have. */
  static JsonObject withAddresses(JsonObject subdomain) {
    List<String> addresses = Json.texts(subdomain, "addresses");
    return Json.of(
        "clusterID",
        Json.text(subdomain, "clusterID"),
        "nlbHost",
        Json.text(subdomain, "name"),
        "nlbIP",
        addresses.isEmpty() ? "" : addresses.get(0),
        "nlbIPArray",
        Json.array(addresses),
        "nlbType",
        Json.text(subdomain, "type"),
        "nlbDnsType",
        "akamai",
        "nlbMonitorState",
        Json.text(subdomain, "monitor"),
        "nlbSslSecretName",
        Json.text(subdomain, "secret"),
        "nlbSslSecretStatus",
        Json.text(subdomain, "secretStatus"),
        "nlbStatusMessage",
        "Registration of the subdomain and creation of the certificate are complete",
        "secretNamespace",
        Json.text(subdomain, "namespace"));
  }

  private static JsonObject withLoadBalancer(JsonObject subdomain) {
    return Json.of(
        "cluster",
        Json.text(subdomain, "clusterID"),
        "dnsType",
        "akamai",
        "lbHostname",
        Json.text(subdomain, "lbHostname"),
        "nlbSubdomain",
        Json.text(subdomain, "name"),
        "secretNamespace",
        Json.text(subdomain, "namespace"),
        "type",
        Json.text(subdomain, "type"));
  }

  private Reply list(ApiCall call) {
    Cluster cluster = context.cluster(call);
    JsonArray answer = new JsonArray();
    of(call).values().forEach(subdomain -> answer.add(view(cluster, subdomain)));
    return Reply.json(200, answer);
  }

  private static JsonObject view(Cluster cluster, JsonObject subdomain) {
    if (!cluster.provider().equals("vpc")) {
      return withAddresses(subdomain);
    }
    JsonObject nlb = withLoadBalancer(subdomain);
    nlb.addProperty("nlbMonitorState", Json.text(subdomain, "monitor"));
    nlb.add("nlbIPArray", new JsonArray());
    return Json.of(
        "Nlb",
        nlb,
        "secretName",
        Json.text(subdomain, "secret"),
        "secretStatus",
        Json.text(subdomain, "secretStatus"));
  }

  private Reply details(ApiCall call) {
    JsonObject subdomain = need(call, call.needQuery("nlbSubdomain"));
    return Reply.json(200, view(context.cluster(call), subdomain));
  }

  private Reply delete(ApiCall call) {
    Map<String, JsonObject> subdomains = of(call);
    String name = Json.text(need(call, call.needField("subdomain")), "name");
    if (name.equals(subdomains.keySet().iterator().next())) {
      throw ApiException.badRequest("The default subdomain of a cluster can't be deleted.");
    }
    subdomains.remove(name);
    return Context.done(call);
  }

  private Reply listV1(ApiCall call) {
    Cluster cluster = needAddresses(call);
    JsonArray nlbs = new JsonArray();
    of(call).values().forEach(s -> nlbs.add(withAddresses(s)));
    return Reply.json(
        200,
        Json.of(
            "clusterid",
            cluster.id(),
            "nlbs",
            nlbs,
            "nlbHealthCheckConfigs",
            new JsonArray(),
            "nlbHealthCheckStatus",
            new JsonArray()));
  }

  private Reply register(ApiCall call) {
    Cluster cluster = needAddresses(call);
    of(call);
    List<String> addresses = addresses(call);
    JsonObject subdomain = make(context, cluster, addresses);
    common(call, subdomain);
    return Context.reply(call, withAddresses(subdomain));
  }

  private static void common(ApiCall call, JsonObject subdomain) {
    call.field("secretNamespace").ifPresent(n -> subdomain.addProperty("namespace", n));
    call.field("nlbType")
        .or(() -> call.field("type"))
        .ifPresent(t -> subdomain.addProperty("type", t));
  }

  private static List<String> addresses(ApiCall call) {
    List<String> addresses = Json.texts(call.json(), "nlbIPArray");
    if (addresses.isEmpty()) {
      throw ApiException.badRequest("The field nlbIPArray is missing or empty.");
    }
    for (String address : addresses) {
      if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
        throw ApiException.badRequest("The address '" + address + "' is not valid.");
      }
    }
    return addresses;
  }

  private Reply addAddresses(ApiCall call) {
    needAddresses(call);
    JsonObject subdomain = need(call, call.needField("nlbHost"));
    Set<String> all = new LinkedHashSet<>(Json.texts(subdomain, "addresses"));
    all.addAll(addresses(call));
    subdomain.add("addresses", Json.array(all));
    return Context.done(call);
  }

  private Reply removeAddress(ApiCall call) {
    needAddresses(call);
    JsonObject subdomain = need(call, call.path("nlbHost"));
    Set<String> all = new LinkedHashSet<>(Json.texts(subdomain, "addresses"));
    if (!all.remove(call.path("nlbIP"))) {
      throw ApiException.notFound("address");
    }
    subdomain.add("addresses", Json.array(all));
    return Context.done(call);
  }

  private Reply createVpc(ApiCall call) {
    Cluster cluster = needVpc(call);
    of(call);
    String host = call.needField("lbHostname");
    JsonObject subdomain = make(context, cluster, List.of());
    subdomain.addProperty("lbHostname", host);
    common(call, subdomain);
    return Context.reply(call, withLoadBalancer(subdomain));
  }

  private Reply replaceVpc(ApiCall call) {
    needVpc(call);
    JsonObject subdomain = need(call, call.needField("nlbSubdomain"));
    subdomain.addProperty("lbHostname", call.needField("lbHostname"));
    return Context.reply(call, withLoadBalancer(subdomain));
  }

  private Reply removeVpc(ApiCall call) {
    needVpc(call);
    need(call, call.needField("nlbSubdomain")).addProperty("lbHostname", "");
    return Context.done(call);
  }

  private Reply regenerate(ApiCall call) {
    need(call, call.needField("subdomain")).addProperty("secretStatus", CREATED);
    return Context.done(call);
  }

  private Reply deleteSecret(ApiCall call) {
    JsonObject subdomain = need(call, call.needField("subdomain"));
    subdomain.addProperty("secret", "");
    subdomain.addProperty("secretStatus", "deleted");
    return Context.done(call);
  }

  private Reply registerLocation(ApiCall call) {
    JsonObject location =
        new SatelliteLocations(context.world()).need(call, call.needField("controller"));
    String id = Json.text(location, "id");
    Map<String, JsonObject> known = context.things(id, KIND);
    List<String> ips = Json.texts(call.json(), "ips");
    JsonArray registrations = new JsonArray();
    for (int i = 0; i < ips.size(); i++) {
      String name = Ids.hex(id).substring(0, 20) + "-" + i + ".us-east.satellite.appdomain.cloud";
      known.put(
          name,
          Json.of("name", name, "clusterID", id, "addresses", Json.array(List.of(ips.get(i)))));
      registrations.add(Json.of("subdomain", name, "ips", Json.array(List.of(ips.get(i)))));
    }
    return Context.reply(call, Json.of("controller", id, "dnsRegistrations", registrations));
  }

  private Reply ofLocation(ApiCall call) {
    JsonObject location =
        new SatelliteLocations(context.world()).need(call, call.needQuery("controller"));
    JsonArray answer = new JsonArray();
    context
        .things(Json.text(location, "id"), KIND)
        .values()
        .forEach(s -> answer.add(withAddresses(s)));
    return Reply.json(200, answer);
  }
}

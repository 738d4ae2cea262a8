package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.SatelliteLocations;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Subdomains of clusters, for IP addresses on classic and Satellite, for load balancers on VPC. */
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

  /** Returns the subdomains of a cluster, which initially has one for Ingress. */
  static Map<String, JsonObject> of(Context context, Cluster cluster) {
    Map<String, JsonObject> subdomains = context.items(cluster.id(), KIND);
    if (context.items(cluster.id(), SEEDED).putIfAbsent("", new JsonObject()) == null) {
      boolean vpc = cluster.provider().equals("vpc");
      JsonObject first =
          create(
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

  private static JsonObject create(Context context, Cluster cluster, List<String> addresses) {
    Map<String, JsonObject> subdomains = context.items(cluster.id(), KIND);
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

  private JsonObject require(ApiCall call, String name) {
    JsonObject found = of(call).get(name);
    if (found == null) {
      throw ApiException.notFound("subdomain");
    }
    return found;
  }

  private Cluster requireVpc(ApiCall call) {
    return context.clusters().require(call, "vpc");
  }

  private Cluster requireNonVpc(ApiCall call) {
    Cluster cluster = context.cluster(call);
    if (cluster.provider().equals("vpc")) {
      throw ApiException.wrongProvider("vpc-gen2");
    }
    return cluster;
  }

  /** Returns a subdomain in the format for classic and Satellite clusters. */
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
    JsonObject subdomain = require(call, call.requireQuery("nlbSubdomain"));
    return Reply.json(200, view(context.cluster(call), subdomain));
  }

  private Reply delete(ApiCall call) {
    Map<String, JsonObject> subdomains = of(call);
    String name = Json.text(require(call, call.requireField("subdomain")), "name");
    if (name.equals(subdomains.keySet().iterator().next())) {
      throw ApiException.badRequest("The default subdomain of a cluster can't be deleted.");
    }
    subdomains.remove(name);
    return call.emptyReply();
  }

  private Reply listV1(ApiCall call) {
    Cluster cluster = requireNonVpc(call);
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
    Cluster cluster = requireNonVpc(call);
    of(call);
    List<String> addresses = addresses(call);
    JsonObject subdomain = create(context, cluster, addresses);
    setOptions(call, subdomain);
    return call.reply(withAddresses(subdomain));
  }

  private static void setOptions(ApiCall call, JsonObject subdomain) {
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
        throw ApiException.badRequest("The IP address '" + address + "' is not valid.");
      }
    }
    return addresses;
  }

  private Reply addAddresses(ApiCall call) {
    requireNonVpc(call);
    JsonObject subdomain = require(call, call.requireField("nlbHost"));
    Set<String> all = new LinkedHashSet<>(Json.texts(subdomain, "addresses"));
    all.addAll(addresses(call));
    subdomain.add("addresses", Json.array(all));
    return call.emptyReply();
  }

  private Reply removeAddress(ApiCall call) {
    requireNonVpc(call);
    JsonObject subdomain = require(call, call.path("nlbHost"));
    Set<String> all = new LinkedHashSet<>(Json.texts(subdomain, "addresses"));
    if (!all.remove(call.path("nlbIP"))) {
      throw ApiException.notFound("address");
    }
    subdomain.add("addresses", Json.array(all));
    return call.emptyReply();
  }

  private Reply createVpc(ApiCall call) {
    Cluster cluster = requireVpc(call);
    of(call);
    String host = call.requireField("lbHostname");
    JsonObject subdomain = create(context, cluster, List.of());
    subdomain.addProperty("lbHostname", host);
    setOptions(call, subdomain);
    return call.reply(withLoadBalancer(subdomain));
  }

  private Reply replaceVpc(ApiCall call) {
    requireVpc(call);
    JsonObject subdomain = require(call, call.requireField("nlbSubdomain"));
    subdomain.addProperty("lbHostname", call.requireField("lbHostname"));
    return call.reply(withLoadBalancer(subdomain));
  }

  private Reply removeVpc(ApiCall call) {
    requireVpc(call);
    require(call, call.requireField("nlbSubdomain")).addProperty("lbHostname", "");
    return call.emptyReply();
  }

  private Reply regenerate(ApiCall call) {
    require(call, call.requireField("subdomain")).addProperty("secretStatus", CREATED);
    return call.emptyReply();
  }

  private Reply deleteSecret(ApiCall call) {
    JsonObject subdomain = require(call, call.requireField("subdomain"));
    subdomain.addProperty("secret", "");
    subdomain.addProperty("secretStatus", "deleted");
    return call.emptyReply();
  }

  private Reply registerLocation(ApiCall call) {
    JsonObject location =
        new SatelliteLocations(context.inventory()).require(call, call.requireField("controller"));
    String id = Json.text(location, "id");
    Map<String, JsonObject> subdomains = context.items(id, KIND);
    List<String> ips = Json.texts(call.json(), "ips");
    JsonArray registrations = new JsonArray();
    for (int i = 0; i < ips.size(); i++) {
      String name = Ids.hex(id).substring(0, 20) + "-" + i + ".us-east.satellite.appdomain.cloud";
      subdomains.put(
          name,
          Json.of("name", name, "clusterID", id, "addresses", Json.array(List.of(ips.get(i)))));
      registrations.add(Json.of("subdomain", name, "ips", Json.array(List.of(ips.get(i)))));
    }
    return call.reply(Json.of("controller", id, "dnsRegistrations", registrations));
  }

  private Reply ofLocation(ApiCall call) {
    JsonObject location =
        new SatelliteLocations(context.inventory()).require(call, call.requireQuery("controller"));
    JsonArray answer = new JsonArray();
    context
        .items(Json.text(location, "id"), KIND)
        .values()
        .forEach(s -> answer.add(withAddresses(s)));
    return Reply.json(200, answer);
  }
}

package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The operations of v1 and v2 that list and get clusters. */
final class ClusterQueries {
  private final Inventory inventory;
  private final ClusterLookup clusters;
  private final ClusterViews views;

  ClusterQueries(Inventory inventory, ClusterLookup clusters, ClusterViews views) {
    this.inventory = inventory;
    this.clusters = clusters;
    this.views = views;
  }

  void register(Map<String, ApiHandler> handlers) {
    handlers.put("GetClusters", call -> list(call, inRegion(call).and(is("classic")), views::v1));
    handlers.put(
        "GetCluster", call -> Reply.json(200, views.v1(clusters.require(call, "classic"))));
    handlers.put("ClassicGetClusters", call -> list(call, is("classic"), views::v2Item));
    handlers.put("vpcGetClusters", this::vpcList);
    handlers.put("GetSatelliteClusters", call -> list(call, is("satellite"), views::v2Item));
    handlers.put("getCluster", this::anyProvider);
    handlers.put("ClassicGetCluster", call -> single(call, "classic"));
    handlers.put("vpcGetCluster", call -> single(call, "vpc"));
  }

  private Reply vpcList(ApiCall call) {
    Optional<String> provider = call.query("provider");
    if (provider.filter(p -> !List.of("vpc-gen2", "vpc-classic").contains(p)).isPresent()) {
      throw ApiException.badRequest("The provider " + provider.get() + " is not supported.");
    }
    // VPC generation 1 is discontinued: the list is always empty.
    boolean generation1 = provider.filter("vpc-classic"::equals).isPresent();
    return list(call, is("vpc").and(c -> !generation1), views::v2Item);
  }

  private Reply anyProvider(ApiCall call) {
    Cluster cluster = clusters.require(call);
    if (inventory.omitsClassicProvider() && cluster.provider().equals("classic")) {
      return Reply.json(200, views.v2WithoutProvider(cluster));
    }
    return Reply.json(
        200, call.hasQuery("v1-compatible") ? views.v2WithV1Fields(cluster) : views.v2(cluster));
  }

  private Reply single(ApiCall call, String provider) {
    return Reply.json(200, views.v2(clusters.require(call, provider)));
  }

  private Reply list(ApiCall call, Predicate<Cluster> filter, Function<Cluster, JsonObject> view) {
    Predicate<Cluster> inLocation =
        cluster ->
            call.query("location")
                .map(
                    l ->
                        cluster.zones().contains(l)
                            || Catalog.regionName(l).orElse(l).equals(cluster.region()))
                .orElse(true);
    JsonArray answer = new JsonArray();
    clusters.list(call, filter.and(inLocation)).forEach(c -> answer.add(view.apply(c)));
    return Reply.json(200, answer);
  }

  private static Predicate<Cluster> is(String provider) {
    return cluster -> cluster.provider().equals(provider);
  }

  /** The header selects a region only in paths without the base path, as in the guide of 2020. */
  private static Predicate<Cluster> inRegion(ApiCall call) {
    Optional<String> region =
        call.legacy()
            ? call.header("X-Region").map(r -> Catalog.regionName(r).orElse(r))
            : Optional.empty();
    return cluster -> region.isEmpty() || region.get().equals(cluster.region());
  }
}

package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.generated.model.GetQuotaResource;
import io.github.ibmcontainers.generated.model.GetQuotaResourceRegion;
import io.github.ibmcontainers.internal.route.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A quota of an account.
 *
 * @param infrastructure the infrastructure, such as {@code vpc-gen2}
 * @param type the resource type, such as {@code cluster} or {@code worker}
 * @param byRegion the quota by region
 * @param raw the generated object
 */
public record Quota(
    String infrastructure, String type, Map<String, Long> byRegion, GetQuotaResource raw) {
  static Quota of(GetQuotaResource it) {
    Map<String, Long> regions = new LinkedHashMap<>();
    for (GetQuotaResourceRegion one : Values.list(it.getRegions())) {
      regions.put(Values.orEmpty(one.getId()), Values.count(one.getQuota()));
    }
    return new Quota(
        Values.orEmpty(it.getInfrastructure()),
        Values.orEmpty(it.getType()),
        Map.copyOf(regions),
        it);
  }
}

package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.generated.model.GetQuotaResource;
import io.github.ibmcontainers.generated.model.GetQuotaResourceRegion;
import io.github.ibmcontainers.internal.route.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many of something an account may have.
 *
 * @param infrastructure on which infrastructure, such as {@code vpc-gen2}
 * @param type of what, such as {@code cluster} or {@code worker}
 * @param byRegion how many in which region
 * @param raw the generated object
 */
public record Quota(
    String infrastructure, String type, Map<String, Integer> byRegion, GetQuotaResource raw) {
  static Quota of(GetQuotaResource it) {
    Map<String, Integer> regions = new LinkedHashMap<>();
    for (GetQuotaResourceRegion one : Values.list(it.getRegions(), one -> one)) {
      regions.put(Values.orEmpty(one.getId()), Values.count(one.getQuota()));
    }
    return new Quota(
        Values.orEmpty(it.getInfrastructure()),
        Values.orEmpty(it.getType()),
        Map.copyOf(regions),
        it);
  }
}

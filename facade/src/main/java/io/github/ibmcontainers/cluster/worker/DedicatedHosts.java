package io.github.ibmcontainers.cluster.worker;

import static io.github.ibmcontainers.internal.check.Argument.DEDICATED_HOST;
import static io.github.ibmcontainers.internal.check.Argument.DEDICATED_HOST_POOL;
import static io.github.ibmcontainers.internal.check.Argument.FLAVOR;
import static io.github.ibmcontainers.internal.check.Argument.NAME;
import static io.github.ibmcontainers.internal.check.Argument.ZONE;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.CreateDedicatedHostPoolRequest;
import io.github.ibmcontainers.generated.model.CreateDedicatedHostRequest;
import io.github.ibmcontainers.generated.model.DisableDedicatedHostPlacementRequest;
import io.github.ibmcontainers.generated.model.EnableDedicatedHostPlacementRequest;
import io.github.ibmcontainers.generated.model.GetDedicatedHostFlavor;
import io.github.ibmcontainers.generated.model.GetDedicatedHostPoolResponse;
import io.github.ibmcontainers.generated.model.GetDedicatedHostResponse;
import io.github.ibmcontainers.generated.model.RemoveDedicatedHostPoolRequest;
import io.github.ibmcontainers.generated.model.RemoveDedicatedHostRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;

/**
 * Dedicated (single-tenant) hosts for worker nodes of VPC clusters, and their pools. The parameters
 * {@code pool} and {@code host} are ids. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class DedicatedHosts extends Group<DedicatedHosts> {
  private final ClusterContext context;

  /** Called by the client. */
  public DedicatedHosts(GroupContext context) {
    super(context, DedicatedHosts::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the pools of the account ({@code GetDedicatedHostPools}). */
  public List<GetDedicatedHostPoolResponse> pools() {
    return context.value(api -> new V2Api(api).getDedicatedHostPools());
  }

  /** Returns a pool ({@code GetDedicatedHostPool}). */
  public GetDedicatedHostPoolResponse pool(String pool) {
    return context.value(api -> new V2Api(api).getDedicatedHostPool(DEDICATED_HOST_POOL.of(pool)));
  }

  /**
   * Creates a pool ({@code CreateDedicatedHostPool}). The request is sent exactly once. If its
   * outcome is unknown, the client searches for a new pool with the name for one minute.
   *
   * @param name the name
   * @param metro the metropolitan area, such as {@code dal}
   * @param flavorClass the machine class, such as {@code bx2d}
   * @return the pool's id
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     new pool has appeared
   */
  public String createPool(String name, String metro, String flavorClass) {
    CreateDedicatedHostPoolRequest request =
        new CreateDedicatedHostPoolRequest()
            .name(NAME.of(name))
            .metro(Check.text("metro", metro))
            .flavorClass(Check.text("flavor class", flavorClass));
    return Creation.unnamed(
            context,
            "dedicated host pool",
            name,
            in ->
                Values.createdId(
                    in.value(api -> new V2Api(api).createDedicatedHostPool(request)).getId(),
                    V2Api.CreateDedicatedHostPoolCall.OPERATION),
            in ->
                Creation.matching(
                    new DedicatedHosts(in).pools(),
                    it -> name.equals(it.getName()),
                    GetDedicatedHostPoolResponse::getId,
                    it -> Values.orEmpty(it.getId())))
        .value();
  }

  /** Removes a pool, which must be empty ({@code RemoveDedicatedHostPool}). */
  public void removePool(String pool) {
    RemoveDedicatedHostPoolRequest request =
        new RemoveDedicatedHostPoolRequest().hostPool(DEDICATED_HOST_POOL.of(pool));
    context.order(api -> new V2Api(api).removeDedicatedHostPool(request));
  }

  /** Lists the hosts of a pool ({@code GetDedicatedHosts}). */
  public List<GetDedicatedHostResponse> list(String pool) {
    return context.value(api -> new V2Api(api).getDedicatedHosts(DEDICATED_HOST_POOL.of(pool)));
  }

  /** Returns a host of a pool ({@code GetDedicatedHost}). */
  public GetDedicatedHostResponse get(String pool, String host) {
    return context.value(
        api ->
            new V2Api(api).getDedicatedHost(DEDICATED_HOST.of(host), DEDICATED_HOST_POOL.of(pool)));
  }

  /**
   * Creates a host in a pool ({@code CreateDedicatedHost}). The request is sent exactly once. If
   * its outcome is unknown, the client searches for a new host with the flavor and zone for one
   * minute.
   *
   * @param flavor the flavor, one of {@link #flavors}
   * @param zone the zone, such as {@code us-south-1}
   * @return the host's id
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     new host has appeared
   */
  public String create(String pool, String flavor, String zone) {
    CreateDedicatedHostRequest request =
        new CreateDedicatedHostRequest()
            .hostPoolID(DEDICATED_HOST_POOL.of(pool))
            .flavor(FLAVOR.of(flavor))
            .zone(ZONE.of(zone));
    return Creation.unnamed(
            context,
            "dedicated host",
            "in zone " + zone + " of pool " + pool,
            in ->
                Values.createdId(
                    in.value(api -> new V2Api(api).createDedicatedHost(request)).getId(),
                    V2Api.CreateDedicatedHostCall.OPERATION),
            in ->
                Creation.matching(
                    new DedicatedHosts(in).list(pool),
                    it -> flavor.equals(it.getFlavor()) && zone.equals(it.getZone()),
                    GetDedicatedHostResponse::getId,
                    it -> Values.orEmpty(it.getId())))
        .value();
  }

  /**
   * Removes a host from its pool ({@code RemoveDedicatedHost}). Placement must be disabled, and the
   * host must have no worker nodes.
   */
  public void remove(String pool, String host) {
    RemoveDedicatedHostRequest request =
        new RemoveDedicatedHostRequest()
            .hostPool(DEDICATED_HOST_POOL.of(pool))
            .host(DEDICATED_HOST.of(host));
    context.order(api -> new V2Api(api).removeDedicatedHost(request));
  }

  /**
   * Sets whether new worker nodes are placed on a host ({@code EnableDedicatedHostPlacement},
   * {@code DisableDedicatedHostPlacement}).
   */
  public void setPlacement(String pool, String host, boolean on) {
    if (on) {
      EnableDedicatedHostPlacementRequest request =
          new EnableDedicatedHostPlacementRequest()
              .hostPoolID(DEDICATED_HOST_POOL.of(pool))
              .hostID(DEDICATED_HOST.of(host));
      context.order(api -> new V2Api(api).enableDedicatedHostPlacement(request));
    } else {
      DisableDedicatedHostPlacementRequest request =
          new DisableDedicatedHostPlacementRequest()
              .hostPoolID(DEDICATED_HOST_POOL.of(pool))
              .hostID(DEDICATED_HOST.of(host));
      context.order(api -> new V2Api(api).disableDedicatedHostPlacement(request));
    }
  }

  /** Lists the flavors of hosts in a zone ({@code GetDedicatedHostFlavors}). */
  public List<GetDedicatedHostFlavor> flavors(String zone) {
    return context.value(api -> new V2Api(api).getDedicatedHostFlavors(ZONE.of(zone)));
  }
}

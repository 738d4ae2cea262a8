package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.time.Time;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All groups of methods of one client or view. Made by the client; not meant to be made elsewhere.
 * Immutable and safe for use by many threads.
 */
public final class ClusterServices {
  private final ClusterContext context;

  private ClusterServices(ClusterContext context) {
    this.context = context;
  }

  /**
   * The groups of a client.
   *
   * @param funnel where calls pass
   * @param time the source of time, for waiters
   * @param executor where concurrent calls run; should not be bounded, the client's limiter does
   *     that
   * @param accounts ids of the accounts that the credential's owner can see, as they are reached
   */
  public static ClusterServices of(
      Funnel funnel, Time time, Executor executor, Supplier<Stream<String>> accounts) {
    return new ClusterServices(
        new ClusterContext(
            funnel,
            RequestOptions.none(),
            null,
            new ProviderMemory(),
            time,
            executor,
            accounts,
            answer -> {}));
  }

  /** The same for a view with another scope; shares what is known of the clusters' providers. */
  public ClusterServices with(Funnel funnel) {
    return new ClusterServices(context.with(funnel));
  }

  /** Clusters. */
  public Clusters clusters() {
    return new Clusters(context);
  }

  /** Regions, zones, flavors, versions, quota. */
  public Locations locations() {
    return new Locations(context);
  }

  /** Workers. */
  public Workers workers() {
    return new Workers(context);
  }

  /** Worker pools. */
  public WorkerPools workerPools() {
    return new WorkerPools(context);
  }

  /** VLANs, VPCs, subnets. */
  public Networks networks() {
    return new Networks(context);
  }

  /** ALBs, subdomains, secrets, status. */
  public Ingress ingress() {
    return new Ingress(context);
  }

  /** Satellite locations and hosts. */
  public Satellite satellite() {
    return new Satellite(context);
  }

  /** Volumes and Satellite storage. */
  public Storage storage() {
    return new Storage(context);
  }

  /** Logging and webhooks. */
  public Logging logging() {
    return new Logging(context);
  }

  /** Credentials, API key, permissions, VLAN spanning. */
  public AccountSettings accountSettings() {
    return new AccountSettings(context);
  }
}

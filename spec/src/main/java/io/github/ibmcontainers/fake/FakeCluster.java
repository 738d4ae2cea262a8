package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.kubernetes.MasterFleet;
import java.security.cert.X509Certificate;
import okhttp3.HttpUrl;

/** A cluster of the fake cloud, as a test wants to know it. Thread-safe. */
public final class FakeCluster {
  private final Cluster cluster;
  private final MasterFleet fleet;

  FakeCluster(Cluster cluster, MasterFleet fleet) {
    this.cluster = cluster;
    this.fleet = fleet;
  }

  /** Its id. */
  public String id() {
    return cluster.id();
  }

  /** Its name. */
  public String name() {
    return cluster.name();
  }

  /** The public address of its master. */
  public HttpUrl masterUrl() {
    return HttpUrl.get(fleet.publicUrl(cluster));
  }

  /** The address of its master in the private network. */
  public HttpUrl privateUrl() {
    return HttpUrl.get(fleet.privateUrl(cluster));
  }

  /** The address of its master at the gateway of the VPC. */
  public HttpUrl vpeUrl() {
    return HttpUrl.get(fleet.vpeUrl(cluster));
  }

  /** The certificate of the cluster's own authority, which a kubeconfig holds. */
  public X509Certificate caCertificate() {
    return fleet.authority(cluster);
  }

  /** From now on, letting the cluster know of an identity ends in an error. */
  public void failRbacSync() {
    fleet.rbac().fail(cluster);
  }

  /** Makes every token of its OAuth server invalid. */
  public void revokeOpenShiftTokens() {
    fleet.openShiftTokens().revoke(cluster);
  }

  @Override
  public String toString() {
    return "cluster " + name() + " (" + id() + ")";
  }
}

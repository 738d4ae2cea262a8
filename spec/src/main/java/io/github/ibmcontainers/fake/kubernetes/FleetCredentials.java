package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.ClusterCredentials;
import io.github.ibmcontainers.fake.containers.KubeconfigDownload;
import io.github.ibmcontainers.fake.iam.Claims;
import io.github.ibmcontainers.fake.iam.IamBackend;
import io.github.ibmcontainers.fake.iam.Identity;
import java.util.function.Supplier;
import okio.ByteString;

/** Issues credentials for the masters of a fleet. Thread-safe. */
public final class FleetCredentials implements ClusterCredentials {
  private final MasterFleet fleet;
  private final IamBackend iam;
  private final Kubeconfigs kubeconfigs;

  /**
   * Creates an issuer of credentials.
   *
   * @param fleet the masters
   * @param iam issues the tokens in the kubeconfigs
   * @param issuer the issuer of those tokens
   */
  public FleetCredentials(MasterFleet fleet, IamBackend iam, Supplier<String> issuer) {
    this.fleet = fleet;
    this.iam = iam;
    this.kubeconfigs = new Kubeconfigs(fleet, issuer);
  }

  @Override
  public ByteString kubeconfig(KubeconfigDownload download) {
    Cluster cluster = download.cluster();
    Identity identity = Claims.identity(download.claims(), cluster.account());
    Kubeconfigs.Request request =
        new Kubeconfigs.Request(
            download,
            identity,
            download.admin() || cluster.openShift()
                ? ""
                : iam.mint().kubeIdToken(identity, cluster.account()),
            download.refreshToken().flatMap(iam::kubeRefreshToken));
    return switch (download.format()) {
      case "zip" -> kubeconfigs.zip(request);
      case "yaml" -> ByteString.encodeUtf8(kubeconfigs.yaml(request));
      default -> ByteString.encodeUtf8(kubeconfigs.json(request));
    };
  }

  @Override
  public void requestRbac(Cluster cluster, String iamId) {
    fleet.rbac().request(cluster, iamId);
  }

  @Override
  public boolean rbacSynchronized(Cluster cluster, String iamId) {
    return fleet.rbac().isSynchronized(cluster, iamId);
  }

  @Override
  public boolean rbacFailed(Cluster cluster) {
    return fleet.rbac().failed(cluster);
  }
}

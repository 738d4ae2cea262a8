package io.github.ibmcontainers.fake.kubernetes;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.ClusterLogin;
import io.github.ibmcontainers.fake.iam.IamBackend;
import io.github.ibmcontainers.fake.iam.Identity;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okio.ByteString;

/** Lets callers of the container API into the masters of a fleet. Thread-safe. */
public final class FleetLogin implements ClusterLogin {
  private final MasterFleet fleet;
  private final IamBackend iam;
  private final Kubeconfigs kubeconfigs;

  /**
   * Logins for a fleet.
   *
   * @param fleet the masters
   * @param iam makes the tokens in the kubeconfigs
   * @param issuer the issuer of those tokens
   */
  public FleetLogin(MasterFleet fleet, IamBackend iam, Supplier<String> issuer) {
    this.fleet = fleet;
    this.iam = iam;
    this.kubeconfigs = new Kubeconfigs(fleet, issuer);
  }

  @Override
  public ByteString kubeconfig(
      Cluster cluster,
      String server,
      JsonObject claims,
      Optional<String> refreshToken,
      String format,
      boolean admin,
      boolean network) {
    Identity identity = identity(claims, cluster.account());
    Kubeconfigs.Request request =
        new Kubeconfigs.Request(
            cluster,
            server,
            identity,
            admin || cluster.openShift() ? "" : iam.mint().kubeIdToken(identity, cluster.account()),
            refreshToken.flatMap(iam::kubeRefreshToken),
            admin,
            network);
    return switch (format) {
      case "zip" -> kubeconfigs.zip(request);
      case "yaml" -> ByteString.encodeUtf8(kubeconfigs.yaml(request));
      default -> ByteString.encodeUtf8(kubeconfigs.json(request));
    };
  }

  private static Identity identity(JsonObject claims, String account) {
    return new Identity(
        claims.get("iam_id").getAsString(),
        claims.get("sub").getAsString(),
        claims.has("sub_type")
            ? Optional.of(claims.get("sub_type").getAsString())
            : Optional.empty(),
        claims.get("name").getAsString(),
        claims.has("email") ? claims.get("email").getAsString() : "",
        Set.of(account));
  }

  @Override
  public void requestRbac(Cluster cluster, String iamId) {
    fleet.rbac().request(cluster, iamId);
  }

  @Override
  public boolean rbacSynchronised(Cluster cluster, String iamId) {
    return fleet.rbac().synchronised(cluster, iamId);
  }

  @Override
  public boolean rbacFailed(Cluster cluster) {
    return fleet.rbac().failed(cluster);
  }
}

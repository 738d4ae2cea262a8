package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonObject;
import java.util.Optional;
import okio.ByteString;

/**
 * How a caller gets into a cluster: the side of the container API that the masters stand behind.
 */
public interface ClusterLogin {
  /**
   * A kubeconfig.
   *
   * @param format {@code json}, {@code yaml} or {@code zip}
   */
  ByteString kubeconfig(
      Cluster cluster,
      String server,
      JsonObject claims,
      Optional<String> refreshToken,
      String format,
      boolean admin,
      boolean network);

  /** Lets the cluster learn of the caller. */
  void requestRbac(Cluster cluster, String iamId);

  /** Whether the cluster knows the caller. */
  boolean rbacSynchronised(Cluster cluster, String iamId);

  /** Whether learning of the caller failed. */
  boolean rbacFailed(Cluster cluster);
}

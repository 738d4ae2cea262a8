package io.github.ibmcontainers.fake.containers;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A request for a kubeconfig.
 *
 * @param cluster the cluster
 * @param server the URL of the API server to put in the kubeconfig
 * @param claims the claims of the caller's access token
 * @param refreshToken the caller's refresh token, if it was sent
 * @param format {@code json}, {@code yaml} or {@code zip}
 * @param admin whether the kubeconfig contains the administrator's certificate
 * @param network whether an archive contains a configuration for Calico
 * @param folder whether the files of an archive are in a folder, as with v1; with v2 they aren't
 */
public record KubeconfigDownload(
    Cluster cluster,
    String server,
    JsonObject claims,
    Optional<String> refreshToken,
    String format,
    boolean admin,
    boolean network,
    boolean folder) {
  /** Returns the cluster, without the credentials. */
  @Override
  public String toString() {
    return "kubeconfig of " + cluster.name();
  }
}

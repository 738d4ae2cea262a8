package io.github.ibmcontainers.samples;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.ibmcontainers.kubernetes.ClusterConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * fabric8's client for a cluster: the CA and, for each request, the token come from the connection.
 */
final class Fabric8 {
  private Fabric8() {}

  static KubernetesClient client(ClusterConnection cluster) {
    // Config.empty(): neither ~/.kube/config nor the environment have a say.
    ConfigBuilder config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(cluster.serverUrl())
            .withOauthTokenProvider(cluster::token)
            .withWatchReconnectInterval(100);
    cluster.certificateAuthority().ifPresent(pem -> config.withCaCertData(base64(pem)));
    return new KubernetesClientBuilder().withConfig(config.build()).build();
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}

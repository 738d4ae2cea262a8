package io.github.ibmcontainers.samples;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.ibmcontainers.kubernetes.ClusterConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * fabric8's client for a cluster, for every kind of access: by tokens, which are read for each
 * request, or by the administrator's certificate, with or without a CA of the cluster's own.
 */
final class Fabric8 {
  private Fabric8() {}

  static KubernetesClient client(ClusterConnection cluster) {
    // Config.empty() ignores ~/.kube/config and the environment.
    ConfigBuilder config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(cluster.serverUrl())
            .withWatchReconnectInterval(100);
    cluster.certificateAuthority().ifPresent(pem -> config.withCaCertData(base64(pem)));
    cluster.tokens().ifPresent(tokens -> config.withOauthTokenProvider(tokens::token));
    cluster.clientCertificate().ifPresent(pem -> config.withClientCertData(base64(pem)));
    cluster.clientKey().ifPresent(pem -> config.withClientKeyData(base64(pem)));
    return new KubernetesClientBuilder().withConfig(config.build()).build();
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}

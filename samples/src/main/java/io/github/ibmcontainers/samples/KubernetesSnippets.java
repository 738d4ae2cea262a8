package io.github.ibmcontainers.samples;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.kubernetes.ClusterConnection;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesWatch;
import io.github.ibmcontainers.kubernetes.WatchEvent;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.Response;

/** What the documentation of a cluster's own API shows, compiled. */
final class KubernetesSnippets {
  private KubernetesSnippets() {}

  static void access(ContainersClient client) throws IOException {
    // [access]
    try (KubernetesAccess access = client.kubernetes("mycluster")) {
      System.out.println(access.version().gitVersion());
      try (Response nodes = access.execute(access.get("/api/v1/nodes"))) {
        System.out.println(nodes.body().string());
      }
      try (KubernetesWatch watch = access.watch("/api/v1/namespaces")) {
        for (Optional<WatchEvent> e = watch.next(); e.isPresent(); e = watch.next()) {
          System.out.println(e.get().type());
        }
      }
    }
    // [/access]
  }

  static Config fabric8(KubernetesAccess access) {
    // [fabric8]
    ClusterConnection connection = access.connection();
    ConfigBuilder config =
        new ConfigBuilder(Config.empty()) // without ~/.kube/config and the environment
            .withMasterUrl(connection.serverUrl());
    // Each is present where this kind of access has it: tokens, or the administrator's certificate.
    connection.certificateAuthority().ifPresent(pem -> config.withCaCertData(base64(pem)));
    connection.tokens().ifPresent(tokens -> config.withOauthTokenProvider(tokens::token));
    connection.clientCertificate().ifPresent(pem -> config.withClientCertData(base64(pem)));
    connection.clientKey().ifPresent(pem -> config.withClientKeyData(base64(pem)));
    // [/fabric8]
    return config.build();
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }

  static Kubeconfig kubeconfigs(ContainersClient client, KubernetesAccess access, Path home) {
    // [kubeconfigs]
    Kubeconfig mine =
        client.kubeconfig("mycluster", KubeconfigRequest.standard()).kubeconfig(); // in memory
    access.kubeconfig().writeTo(home.resolve("token.yaml")); // this moment's token, mode 0600
    access
        .kubeconfig("my-token-command", List.of("mycluster")) // a command, no secret in the file
        .mergeInto(home.resolve(".kube").resolve("config"));
    // [/kubeconfigs]
    return mine;
  }
}

package io.github.ibmcontainers.samples;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.kubernetes.ClusterConnection;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesWatch;
import io.github.ibmcontainers.kubernetes.WatchEvent;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.MergeOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.Response;

/** Snippets about a cluster's own API, which a test compares with the documentation and runs. */
final class KubernetesSnippets {
  private KubernetesSnippets() {}

  static void version(ContainersClient client) {
    // [version]
    try (KubernetesAccess access = client.kubernetes("mycluster")) {
      System.out.println(access.version().gitVersion());
    }
    // [/version]
  }

  static void access() throws IOException {
    // [access]
    try (ContainersClient client = ContainersClient.fromEnvironment();
        KubernetesAccess access = client.kubernetes("mycluster")) {
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

  // [fabric8]
  static Config fabric8(KubernetesAccess access) {
    ClusterConnection connection = access.connection();
    ConfigBuilder config =
        new ConfigBuilder(Config.empty()) // ignores ~/.kube/config and the environment
            .withMasterUrl(connection.serverUrl());
    connection.certificateAuthority().ifPresent(pem -> config.withCaCertData(base64(pem)));
    // Either tokens, which are renewed, or the administrator's certificate and key.
    connection.tokens().ifPresent(tokens -> config.withOauthTokenProvider(tokens::token));
    connection.clientCertificate().ifPresent(pem -> config.withClientCertData(base64(pem)));
    connection.clientKey().ifPresent(pem -> config.withClientKeyData(base64(pem)));
    return config.build();
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }

  // [/fabric8]

  static void fabric8Client(ContainersClient client) {
    // [fabric8Client]
    try (KubernetesAccess access = client.kubernetes("mycluster");
        KubernetesClient kubernetes =
            new KubernetesClientBuilder().withConfig(fabric8(access)).build()) {
      System.out.println(kubernetes.namespaces().list().getItems().size() + " namespaces");
    }
    // [/fabric8Client]
  }

  static void merge(ContainersClient client) {
    // [merge]
    client
        .kubeconfig("mycluster", KubeconfigRequest.standard())
        .kubeconfig()
        .mergeInto(
            Path.of(System.getProperty("user.home"), ".kube", "config"),
            MergeOption.SWITCH_CONTEXT);
    // [/merge]
  }

  static void kubeconfigs() {
    // [kubeconfigs]
    Path home = Path.of(System.getProperty("user.home"));
    try (ContainersClient client = ContainersClient.fromEnvironment();
        KubernetesAccess access = client.kubernetes("mycluster")) {
      // In memory, with the user's own login
      Kubeconfig kubeconfig =
          client.kubeconfig("mycluster", KubeconfigRequest.standard()).kubeconfig();
      System.out.println(kubeconfig.currentContext().orElseThrow());
      // With the current token, which expires
      access.kubeconfig().writeTo(home.resolve("token.yaml"));
      // With a command that kubectl runs to get a token; the file has no secret
      access
          .kubeconfig("my-token-command", List.of("mycluster"))
          .mergeInto(home.resolve(".kube").resolve("config"));
    }
    // [/kubeconfigs]
  }
}

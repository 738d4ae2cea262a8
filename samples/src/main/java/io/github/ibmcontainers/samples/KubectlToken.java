package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import java.nio.file.Path;
import java.util.List;

/**
 * A login for kubectl that holds no secret. {@code KubectlToken kubeconfig CLUSTER FILE} writes a
 * kubeconfig that runs {@code KubectlToken token CLUSTER} whenever kubectl needs a token, and that
 * prints one.
 */
public final class KubectlToken {
  private KubectlToken() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    String action = args.isEmpty() ? "kubeconfig" : args.get(0);
    String cluster = args.size() < 2 ? "mycluster" : args.get(1);
    try (ContainersClient client = cloud.client().build()) {
      switch (action) {
        case "token" -> {
          // The roles came into the cluster when the kubeconfig was made.
          KubernetesOptions quick = KubernetesOptions.builder().withoutRbacSync().build();
          try (KubernetesAccess access = client.kubernetes(cluster, quick)) {
            System.out.println(access.execCredential());
          }
        }
        case "kubeconfig" -> {
          try (KubernetesAccess access = client.kubernetes(cluster)) {
            Kubeconfig kubeconfig = access.kubeconfig(java(), javaArguments(cluster));
            if (args.size() < 3) {
              System.out.print(kubeconfig.render());
            } else {
              kubeconfig.mergeInto(Path.of(args.get(2)));
            }
          }
        }
        default ->
            throw new IllegalArgumentException("The action is token or kubeconfig, not " + action);
      }
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> javaArguments(String cluster) {
    return List.of(
        "-cp",
        System.getProperty("java.class.path"),
        KubectlToken.class.getName(),
        "token",
        cluster);
  }
}

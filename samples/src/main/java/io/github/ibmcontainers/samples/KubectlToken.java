package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kubeconfig without a secret. {@code KubectlToken kubeconfig CLUSTER FILE} merges it into the
 * file; without {@code FILE}, prints it. Whenever kubectl needs a token, it runs {@code
 * KubectlToken token CLUSTER}, which prints one.
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
            throw new IllegalArgumentException(
                "The first argument must be token or kubeconfig, not " + action);
      }
    }
  }

  /** Returns the class path of this class; that of the JVM is Maven's if Maven runs the sample. */
  private static String classPath() {
    if (!(KubectlToken.class.getClassLoader() instanceof URLClassLoader loader)) {
      return System.getProperty("java.class.path");
    }
    return Stream.of(loader.getURLs())
        .map(url -> Path.of(URI.create(url.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> javaArguments(String cluster) {
    return List.of("-cp", classPath(), KubectlToken.class.getName(), "token", cluster);
  }
}

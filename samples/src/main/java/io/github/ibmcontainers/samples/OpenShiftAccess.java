package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.kubernetes.ClusterToken;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.OpenShiftLogin;
import java.util.List;

/**
 * Logs in to an OpenShift cluster as {@code oc login} does, and shows as whom. An argument is the
 * cluster's name or id.
 */
public final class OpenShiftAccess {
  private OpenShiftAccess() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    System.out.println("Asking " + cloud.name() + "\n");
    String name = args.isEmpty() ? "vpc-openshift" : args.get(0);
    try (ContainersClient client = cloud.openShiftClient().build();
        KubernetesAccess access = client.kubernetes(name)) {
      OpenShiftLogin login =
          access
              .openShift()
              .orElseThrow(() -> new IllegalArgumentException(name + " is no OpenShift cluster"));
      ClusterToken token = login.login();
      System.out.println(
          new Table("Cluster " + name, "")
              .row("API server", access.connection().serverUrl())
              .row("OAuth server", login.discover().authorizationEndpoint())
              .row("user", access.currentUser())
              .row("token expires", token.expiry())
              .row("version", access.version().gitVersion()));
    }
  }
}

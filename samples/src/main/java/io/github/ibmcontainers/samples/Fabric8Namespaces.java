package io.github.ibmcontainers.samples;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import java.util.List;

/** Lists a cluster's namespaces with fabric8's client. An argument is the cluster's name or id. */
public final class Fabric8Namespaces {
  private Fabric8Namespaces() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    System.out.println("Asking " + cloud.name());
    try (ContainersClient client = cloud.client().build();
        KubernetesAccess access = client.kubernetes(args.isEmpty() ? "mycluster" : args.get(0));
        KubernetesClient kubernetes = Fabric8.client(access.connection())) {
      for (Namespace namespace : kubernetes.namespaces().list().getItems()) {
        System.out.println(namespace.getMetadata().getName());
      }
    }
  }
}

package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Namespace;
import java.util.List;

/**
 * Lists a cluster's namespaces with the official client. An argument is the cluster's name or id.
 */
public final class OfficialNamespaces {
  private OfficialNamespaces() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    System.out.println("Asking " + cloud.name());
    try (ContainersClient client = cloud.client().build();
        KubernetesAccess access = client.kubernetes(args.isEmpty() ? "mycluster" : args.get(0))) {
      CoreV1Api core = new CoreV1Api(OfficialClient.client(access.connection()));
      for (V1Namespace namespace : core.listNamespace().execute().getItems()) {
        System.out.println(namespace.getMetadata().getName());
      }
    } catch (ApiException e) {
      throw new IllegalStateException("The API server returned " + e.getCode(), e);
    }
  }
}

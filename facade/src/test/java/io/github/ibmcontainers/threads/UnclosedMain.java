package io.github.ibmcontainers.threads;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.model.KubeVersion;
import io.github.ibmcontainers.testing.FutureCallback;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;

/** Makes asynchronous calls and returns without closing the client. */
final class UnclosedMain {
  private UnclosedMain() {}

  /**
   * Makes the calls.
   *
   * @param arguments the server's URL
   */
  @SuppressWarnings("SystemOut") // The parent process reads it.
  public static void main(String[] arguments) throws Exception {
    HttpUrl url = HttpUrl.get(arguments[0]);
    ContainersClient client =
        ContainersClient.builder()
            .credential(Credential.bearerToken("opaque"))
            .endpoints(Endpoints.of(url, url, url))
            .build();
    CompletableFuture<Integer> found =
        client.clusters().async(clusters -> clusters.list().all().size());
    FutureCallback<Map<String, List<KubeVersion>>> versions = new FutureCallback<>();
    new UtilApi(client.generated()).getVersions().executeAsync(versions);
    System.out.println("found " + found.get() + ", answered " + versions.get().getStatusCode());
  }
}

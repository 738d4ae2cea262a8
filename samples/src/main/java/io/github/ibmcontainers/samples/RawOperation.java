package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.generated.api.LoggingApi;
import io.github.ibmcontainers.generated.model.LogConfigResponse;
import java.util.List;
import java.util.Objects;

/**
 * Calls operations that have no method of their own: one of the generated client, and one that the
 * API document needn't know, with the response around the body.
 */
public final class RawOperation {
  private RawOperation() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(cloud -> run(cloud, List.of(args)));
  }

  private static void run(SampleCloud cloud, List<String> args) {
    System.out.println("Asking " + cloud.name() + "\n");
    String cluster = args.isEmpty() ? "mycluster" : args.get(0);
    try (ContainersClient client = cloud.client().build()) {
      List<LogConfigResponse> configurations =
          client.call(api -> new LoggingApi(api).fetchLoggingConfigs(cluster));
      System.out.println("Logging configurations of " + cluster + ": " + configurations.size());

      RawResponse<String> response =
          client.request("GET", "/v2/getCluster").query("cluster", cluster).text();
      System.out.println(
          new Table("GET /v2/getCluster", "")
              .row("status", response.status())
              .row(
                  "content type",
                  Objects.requireNonNullElse(response.headers().get("Content-Type"), "-"))
              .row("characters", response.value().length()));
    }
  }
}

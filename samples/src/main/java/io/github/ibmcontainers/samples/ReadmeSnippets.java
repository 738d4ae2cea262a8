package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.api.V2Api;
import java.time.Duration;

/** What the README shows, compiled; a test compares it with the README and runs it. */
final class ReadmeSnippets {
  private ReadmeSnippets() {}

  static void quickstart(String apiKey, Endpoints endpoints) {
    // [quickstart]
    try (ContainersClient client =
        ContainersClient.builder()
            .credential(Credential.apiKey(apiKey))
            .endpoints(endpoints)
            .build()) {
      for (ClusterSummary cluster : client.clusters().list().all()) {
        System.out.println(cluster.name() + " " + cluster.provider() + " " + cluster.state());
      }
      Cluster cluster = client.clusters().get("mycluster");
      System.out.println(cluster.version().orElseThrow() + " in " + cluster.region());
    }
    // [/quickstart]
  }

  static ContainersClient configured(Credential credential, Endpoints endpoints) {
    // [configured]
    ContainersClient client =
        ContainersClient.builder()
            .credential(credential)
            .region("us-south")
            .retryPolicy(RetryPolicy.standard().withAttempts(5))
            .timeout(Duration.ofMinutes(2))
            .application("my-tool/1.2")
            .endpoints(endpoints)
            .build();
    // [/configured]
    return client;
  }

  static void scopes(ContainersClient client) {
    // [scopes]
    ContainersClient frankfurt = client.with(scope -> scope.region("eu-de"));
    frankfurt.clusters().list();

    RequestOptions options =
        RequestOptions.builder()
            .scope(Scope.builder().region("jp-tok").build())
            .timeout(Duration.ofSeconds(20))
            .build();
    client.request("GET", "/v1/clusters").scopeHeaders("X-Region").options(options).text();
    // [/scopes]
  }

  static String errors(ContainersClient client, String name) {
    // [errors]
    try {
      return client.clusters().get(name).id();
    } catch (NotFoundException e) {
      return "not here: " + e.getMessage();
    } catch (ForbiddenException e) {
      return "ask for the permission, and tell support " + e.incidentId().orElse("-");
    } catch (ServiceException e) {
      return "refused with " + e.status() + " " + e.code().orElse("-");
    } catch (ContainersException e) {
      return "no answer: " + e.getMessage();
    }
    // [/errors]
  }

  static void lowLevel(ContainersClient client) throws ApiException {
    // [lowLevel]
    V2Api api = new V2Api(client.generated());
    System.out.println(api.getCluster("mycluster").execute().getMasterKubeVersion());

    RawResponse<String> answer =
        client.request("GET", "/v2/getCluster").query("cluster", "mycluster").text();
    System.out.println(answer.status() + " " + answer.requestId().orElseThrow());
    // [/lowLevel]
  }

  static void listener(ContainersClientBuilder builder) {
    // [listener]
    builder.listener(
        event -> {
          if (event instanceof ClientEvent.CallEnded call) {
            System.out.println(call.operation() + " took " + call.duration().toMillis() + " ms");
          } else if (event instanceof ClientEvent.RetryScheduled retry) {
            System.out.println(retry.operation() + " again after " + retry.reason());
          }
        });
    // [/listener]
  }
}

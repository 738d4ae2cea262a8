package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.check.LiveCheck;
import io.github.ibmcontainers.check.LiveReport;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.api.LoggingApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.LogConfigResponse;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;

/** Snippets of the README and the pages, which a test compares with them and runs. */
final class ReadmeSnippets {
  private ReadmeSnippets() {}

  static void credentials() {
    // [credentials]
    Credential credential =
        Credential.passcode(
            page -> {
              System.out.println("One-time passcode from " + page + ":");
              return new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
            });
    try (ContainersClient client =
        ContainersClient.builderFromEnvironment().credential(credential).build()) {
      client.accounts().stream()
          .forEach(account -> System.out.println(account.id() + " " + account.name()));
    }
    // [/credentials]
  }

  static void configured() {
    // [configured]
    try (ContainersClient client =
        ContainersClient.builderFromEnvironment()
            .region("us-south")
            .retryPolicy(RetryPolicy.standard().withAttempts(5))
            .timeout(Duration.ofMinutes(2))
            .application("my-tool/1.2")
            .build()) {
      System.out.println(client.scope());
    }
    // [/configured]
  }

  static void scopes(ContainersClient client) {
    // [scopes]
    ContainersClient frankfurt =
        client.with(
            scope -> scope.region("eu-de").resourceGroup(ResourceGroupSelector.byName("default")));
    frankfurt.clusters().list().found().forEach(System.out::println);
    // [/scopes]
  }

  static void options(ContainersClient client) {
    // [options]
    RequestOptions options =
        RequestOptions.builder()
            .scope(Scope.builder().region("jp-tok").build())
            .timeout(Duration.ofSeconds(20))
            .build();
    client.clusters().with(options).list(Provider.VPC);
    // [/options]
  }

  static void retries() {
    // [retries]
    RetryPolicy patient =
        RetryPolicy.builder()
            .attempts(6)
            .pauses(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .longestRetryAfter(Duration.ofMinutes(2))
            .build();
    try (ContainersClient client =
        ContainersClient.builderFromEnvironment()
            .retryPolicy(patient)
            .rateLimit(100, Duration.ofSeconds(10))
            .timeout(Duration.ofMinutes(5))
            .build()) {
      RequestOptions once = RequestOptions.builder().retryPolicy(RetryPolicy.none()).build();
      client.clusters().with(once).list();
    }
    // [/retries]
  }

  // [errors]
  static String idOf(ContainersClient client, String name) {
    try {
      return client.clusters().get(name).id();
    } catch (NotFoundException e) {
      return "not found: " + e.getMessage();
    } catch (ForbiddenException e) {
      return "missing permission; incident id " + e.incidentId().orElse("-");
    } catch (ServiceException e) {
      return "HTTP " + e.status() + ", code " + e.code().orElse("-");
    } catch (ContainersException e) {
      return "not sent, no token, or no response: " + e.getMessage();
    }
  }

  // [/errors]

  static void call(ContainersClient client) {
    // [call]
    List<LogConfigResponse> configurations =
        client.call(api -> new LoggingApi(api).fetchLoggingConfigs("mycluster"));
    // [/call]
    System.out.println(configurations);
  }

  static void logging() {
    // [logging]
    try (ContainersClient client = ContainersClient.fromEnvironment()) {
      List<LogConfigResponse> configurations =
          client.call(api -> new LoggingApi(api).fetchLoggingConfigs("mycluster"));
      configurations.forEach(System.out::println);
    }
    // [/logging]
  }

  static void lowLevel(ContainersClient client) throws ApiException {
    // [lowLevel]
    V2Api api = new V2Api(client.generated());
    System.out.println(api.getCluster("mycluster").execute().getMasterKubeVersion());

    RawResponse<String> response =
        client.request("GET", "/v2/getCluster").query("cluster", "mycluster").text();
    System.out.println(response.status() + " " + response.requestId().orElseThrow());
    // [/lowLevel]
  }

  static void listener() {
    // [listener]
    try (ContainersClient client =
        ContainersClient.builderFromEnvironment()
            .listener(
                event -> {
                  if (event instanceof ClientEvent.CallEnded call) {
                    System.out.println(
                        call.operation() + " took " + call.duration().toMillis() + " ms");
                  } else if (event instanceof ClientEvent.RetryScheduled retry) {
                    System.out.println(retry.operation() + " is retried: " + retry.reason());
                  }
                })
            .build()) {
      client.regions();
    }
    // [/listener]
  }

  static void liveCheck() throws IOException {
    // [liveCheck]
    LiveReport report =
        LiveCheck.of(ContainersClient.builderFromEnvironment()).progress(System.out::println).run();
    Files.writeString(Path.of("target", "live-check.md"), report.markdown());
    Files.writeString(Path.of("target", "live-check.json"), report.json());
    // [/liveCheck]
  }

  static void drift() {
    // [drift]
    try (ContainersClient client =
        ContainersClient.builderFromEnvironment()
            .detectDrift(true)
            .listener(
                event -> {
                  if (event instanceof ClientEvent.Drift drift) {
                    System.out.println(drift);
                  }
                })
            .build()) {
      client.clusters().list();
    }
    // [/drift]
  }
}

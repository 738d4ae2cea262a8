package io.github.ibmcontainers.fake;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Serves a fake cloud on fixed ports until the process ends, for curl, kubectl, or a client in
 * another language. Options: {@code --port 20400}, the first port; {@code --clusters 100}, the
 * number of clusters, whose kinds are selected at random with the seed {@code --seed 7}; {@code
 * --state file.json}, the file that persists the state between runs.
 */
public final class FakeIbmCloudMain {
  private FakeIbmCloudMain() {}

  /**
   * Serves until the process ends.
   *
   * @param args the options; a number without an option name is the first port
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    FakeIbmCloud cloud = start(args, System.err);
    if (cloud == null) {
      System.exit(2);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "fake-close"));
    describe(cloud, out);
    new CountDownLatch(1).await();
  }

  /** Returns the cloud, or {@code null} if the options are invalid or a port is in use. */
  static @Nullable FakeIbmCloud start(String[] args, PrintStream err) {
    try {
      return CommandLineOptions.parse(args).builder().start();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      err.println(e.getMessage());
      return null;
    }
  }

  /** Prints the endpoints and example commands. */
  static void describe(FakeIbmCloud cloud, PrintStream out) {
    FakeEndpoints endpoints = cloud.endpoints();
    out.printf(
"""
A fake IBM Cloud is ready.
  IAM         %s
  accounts    %s
  containers  %s
  groups      %s
  metadata    %s
  GraphQL     %s
  control     %s
  API key     %s
  user        %s
  password    %s
  account     %s

%s
export APIKEY=%s
TOKEN=$(curl -s -u bx:bx -d grant_type=urn:ibm:params:oauth:grant-type:apikey \\
  -d apikey=$APIKEY %s | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -s -H "Authorization: Bearer $TOKEN" %s/v2/classic/getClusters
curl -s -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '{"cluster":"mycluster","format":"yaml"}' %s/v2/applyRBACAndGetKubeconfig > kubeconfig.yaml
kubectl --kubeconfig kubeconfig.yaml get namespaces

The certificates of OpenShift masters are signed by this CA, which clients must
trust (for example: oc --certificate-authority=ca.pem):
%s""",
        endpoints.iam(),
        endpoints.accounts(),
        endpoints.containers(),
        endpoints.resourceGroups(),
        endpoints.metadata(),
        endpoints.graphQl(),
        endpoints.legacyContainers() + "__fake/",
        cloud.apiKey(),
        cloud.user(),
        cloud.password(),
        cloud.accountId(),
        exports(cloud),
        cloud.apiKey(),
        endpoints.token(),
        endpoints.containers(),
        endpoints.containers(),
        cloud.publicCaPem());
  }

  /** Returns the environment variables of a client as shell commands. */
  private static String exports(FakeIbmCloud cloud) {
    return cloud.environment().entrySet().stream()
        .map(e -> "export " + e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("\n"));
  }
}

package io.github.ibmcontainers.fake;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * Serves a fake cloud on fixed ports until the process is ended, for curl, kubectl or a client in
 * another language. The only argument, which may be left out, is the first port.
 */
public final class FakeIbmCloudMain {
  private static final int FIRST_PORT = 20400;

  private FakeIbmCloudMain() {}

  /**
   * Serves until the process is ended.
   *
   * @param args the first port; without it 20400
   * @throws InterruptedException if somebody interrupts the waiting
   */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (FakeIbmCloud cloud = FakeIbmCloud.builder().fixedPorts(port(args)).start()) {
      describe(cloud, out);
      new CountDownLatch(1).await();
    }
  }

  private static int port(String[] args) {
    if (args.length == 0) {
      return FIRST_PORT;
    }
    try {
      return Integer.parseInt(args[0]);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the argument is the first port, not '" + args[0] + "'", e);
    }
  }

  /** Says where everything is, and how to call it. */
  static void describe(FakeIbmCloud cloud, PrintStream out) {
    FakeEndpoints endpoints = cloud.endpoints();
    out.printf(
        """
        A fake IBM Cloud is ready.
          IAM         %s
          accounts    %s
          containers  %s
          API key     %s
          user        %s
          password    %s
          account     %s

        export APIKEY=%s
        TOKEN=$(curl -s -u bx:bx -d grant_type=urn:ibm:params:oauth:grant-type:apikey \\
          -d apikey=$APIKEY %s | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
        curl -s -H "Authorization: Bearer $TOKEN" %s/v2/classic/getClusters
        curl -s -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
          -d '{"cluster":"mycluster","format":"yaml"}' %s/v2/applyRBACAndGetKubeconfig > kubeconfig.yaml
        kubectl --kubeconfig kubeconfig.yaml get namespaces

        Masters of OpenShift clusters have certificates of this authority, which clients have to
        trust (for example: oc --certificate-authority=ca.pem):
        %s""",
        endpoints.iam(),
        endpoints.accounts(),
        endpoints.containers(),
        cloud.apiKey(),
        cloud.user(),
        cloud.password(),
        cloud.accountId(),
        cloud.apiKey(),
        endpoints.token(),
        endpoints.containers(),
        endpoints.containers(),
        cloud.publicCaPem());
  }
}

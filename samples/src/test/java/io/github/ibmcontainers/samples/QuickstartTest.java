package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartTest {
  private static final String WRONG_KEY = "Pl4nted-wrong-key";

  @Test
  void printsEveryStep() {
    SampleProcess run = SampleProcess.run(Quickstart.class, Map.of());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Token     for account")
        .contains("Accounts  ")
        .contains("Regions   jp-tok, au-syd, eu-de, eu-gb, us-east, us-south")
        .containsPattern("mycluster +classic +us-south +normal")
        .containsPattern("vpc-kubernetes +VPC +us-south +normal")
        .containsPattern("Cluster mycluster\\s")
        .doesNotContain("eyJ");
  }

  @Test
  void usesTheCredentialOfTheEnvironment() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      SampleProcess run =
          SampleProcess.run(Quickstart.class, environment(cloud, cloud.apiKey()), "vpc-openshift");
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .startsWith("Asking IBM Cloud")
          .contains("Cluster vpc-openshift")
          .doesNotContain(cloud.apiKey());
    }
  }

  @Test
  void wrongKeyPrintsOneLine() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      expectSentence(
          SampleProcess.run(Quickstart.class, environment(cloud, WRONG_KEY)), "BXNIM0415E");
    }
  }

  @Test
  void unknownClusterPrintsOneLine() {
    expectSentence(SampleProcess.run(Quickstart.class, Map.of(), "nowhere"), "G0004");
  }

  @Test
  void unreachableServerPrintsOneLine() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String nobody = "http://127.0.0.1:" + port;
    expectSentence(
        SampleProcess.run(
            Quickstart.class,
            Map.of(
                "IBMCLOUD_API_KEY", WRONG_KEY,
                "IBMCLOUD_IAM_API_ENDPOINT", nobody,
                "IBMCLOUD_CS_API_ENDPOINT", nobody + "/global")),
        "127.0.0.1");
  }

  private static void expectSentence(SampleProcess run, String inIt) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains(inIt);
    assertThat(run.out() + run.err())
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain(WRONG_KEY)
        .doesNotContain("eyJ");
  }

  private static Map<String, String> environment(FakeIbmCloud cloud, String apiKey) {
    Map<String, String> environment = new HashMap<>();
    environment.put("IBMCLOUD_API_KEY", apiKey);
    environment.put("IBMCLOUD_IAM_API_ENDPOINT", cloud.endpoints().iam().toString());
    environment.put("IBMCLOUD_CS_API_ENDPOINT", cloud.endpoints().containers().toString());
    environment.put(
        "IBMCLOUD_ACCOUNT_MANAGEMENT_API_ENDPOINT", cloud.endpoints().accounts().toString());
    return environment;
  }
}

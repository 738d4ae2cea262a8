package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigUser;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an access hands over to other tools: kubeconfigs and credentials. */
class HandedOverAccessTest {
  private static final KubernetesOptions ADMINISTRATOR =
      KubernetesOptions.builder().administrator().build();

  @Test
  @DisplayName("A user's kubeconfig has the current token, and names cluster, server and CA")
  void token() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      Kubeconfig kubeconfig = access.kubeconfig();
      assertThat(kubeconfig.user())
          .contains(new KubeconfigUser.Token("mycluster/token", access.connection().token()));
      assertThat(kubeconfig.cluster().name()).isEqualTo("mycluster");
      assertThat(kubeconfig.cluster().server()).isEqualTo(access.connection().serverUrl());
      assertThat(kubeconfig.cluster().certificateAuthority())
          .isPresent()
          .isEqualTo(access.connection().certificateAuthority());
      assertThat(kubeconfig.cluster().insecure()).isFalse();
      assertThat(kubeconfig.context())
          .map(context -> context.user())
          .contains(java.util.Optional.of("mycluster/token"));
    }
  }

  @Test
  @DisplayName("An administrator's kubeconfig has certificate and key under another user name")
  void certificate() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.service().connect("mycluster", ADMINISTRATOR)) {
      assertThat(access.kubeconfig().user())
          .contains(
              new KubeconfigUser.Certificate(
                  "mycluster/admin",
                  access.connection().clientCertificate(),
                  access.connection().clientKey()));
      assertThat(access.connection().clientKey()).isPresent();
      assertThatThrownBy(access::execCredential)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("This connection uses the administrator's certificate and has no token");
    }
  }

  @Test
  @DisplayName("A kubeconfig with a command contains no secret")
  void command() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      Kubeconfig kubeconfig = access.kubeconfig("my-token", List.of("--cluster", "mycluster"));
      assertThat(kubeconfig.user())
          .contains(
              new KubeconfigUser.Exec(
                  "mycluster/token",
                  "client.authentication.k8s.io/v1",
                  "my-token",
                  List.of("--cluster", "mycluster"),
                  Map.of()));
      assertThat(kubeconfig.render()).doesNotContain(access.connection().token());
    }
  }

  @Test
  @DisplayName("An ExecCredential has the token and the time of its renewal in whole seconds")
  void execCredential() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      test.time.advance(Duration.ofMillis(1500));
      ClusterToken token = access.connection().tokens().orElseThrow().get();
      JsonObject expected = new JsonObject();
      expected.addProperty("apiVersion", "client.authentication.k8s.io/v1");
      expected.addProperty("kind", "ExecCredential");
      JsonObject status = new JsonObject();
      status.addProperty("token", token.value());
      status.addProperty(
          "expirationTimestamp", token.renewal().truncatedTo(ChronoUnit.SECONDS).toString());
      expected.add("status", status);
      assertThat(JsonParser.parseString(access.execCredential())).isEqualTo(expected);
      assertThat(token.renewal()).isAfter(test.time.now());

      test.time.advance(Duration.ofMinutes(30));
      JsonObject later =
          JsonParser.parseString(access.execCredential())
              .getAsJsonObject()
              .getAsJsonObject("status");
      assertThat(later.get("token").getAsString()).isNotEqualTo(token.value());
    }
  }

  @Test
  @DisplayName("The text of an access names cluster, server and endpoint")
  void text() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      assertThat(access)
          .hasToString(
              "KubernetesAccess[name=mycluster, server="
                  + access.connection().serverUrl()
                  + ", endpoint="
                  + access.endpoint()
                  + "]");
    }
  }
}

package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.testing.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.logging.Level;
import okhttp3.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Log output at the most verbose level while clusters are opened and used. */
class ClusterLogTest {
  @Test
  @DisplayName("#105 #106 no key, token, passcode, kubeconfig or redirect with a token is logged")
  void nothingSecret() throws Exception {
    try (TestCloud test = new TestCloud();
        CapturedLog log = new CapturedLog(Level.ALL)) {
      String apiKey = test.cloud.apiKey();
      String kubeToken;
      String openShiftToken;
      try (KubernetesAccess kubernetes = test.connect("mycluster");
          KubernetesAccess openShift = test.connect("vpc-openshift");
          KubernetesAccess admin =
              test.service()
                  .connect("vpc-kubernetes", KubernetesOptions.builder().administrator().build())) {
        for (KubernetesAccess access : List.of(kubernetes, openShift, admin)) {
          access.version();
          try (Response response = access.get("/api/v1/namespaces").execute()) {
            assertThat(response.code()).isEqualTo(200);
          }
        }
        kubeToken = kubernetes.connection().token();
        openShiftToken = openShift.connection().token();
        for (KubeconfigRequest.Format format : KubeconfigRequest.Format.values()) {
          test.service()
              .download(
                  "mycluster", KubeconfigRequest.builder().format(format).administrator().build());
        }
        String key = admin.connection().clientKey().orElseThrow();
        String all = log.text();
        assertThat(all).contains("/oauth/authorize").contains("/version").contains("getCluster");
        for (String secret :
            List.of(
                apiKey,
                Base64.getEncoder()
                    .encodeToString(("apikey:" + apiKey).getBytes(StandardCharsets.UTF_8)),
                kubeToken,
                openShiftToken,
                openShiftToken.substring("sha256~".length()),
                key.lines().skip(1).findFirst().orElseThrow(),
                Base64.getEncoder()
                    .encodeToString(key.getBytes(StandardCharsets.US_ASCII))
                    .substring(0, 60),
                "PRIVATE KEY")) {
          assertThat(all.contains(secret))
              .as("a secret of %s characters", secret.length())
              .isFalse();
        }
      }
    }
  }

  @Test
  @DisplayName("#107 logging doesn't read a watch ahead")
  void watchesAreNotReadAhead() {
    try (TestCloud test = new TestCloud();
        CapturedLog log = new CapturedLog(Level.ALL);
        KubernetesAccess access = test.connect("mycluster");
        KubernetesWatch watch = access.watch("/api/v1/namespaces")) {
      assertThat(watch.next()).isPresent();
      assertThat(log.text()).doesNotContain("kube-system");
    }
  }
}

package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Masters with IBM's host names. */
class HostNamesTest extends CloudTest {
  private static final String PUBLIC =
      "https://c\\d+-e\\.eu-de\\.containers\\.cloud\\.ibm\\.com:\\d+";
  private static final String PRIVATE =
      "https://c\\d+\\.private\\.eu-de\\.containers\\.cloud\\.ibm\\.com:\\d+";
  private static final String VPE =
      "https://[a-z0-9]+\\.vpe\\.private\\.eu-de\\.containers\\.cloud\\.ibm\\.com:\\d+";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .ibmHostNames()
        .cluster(
            ClusterSpec.vpc("private-openshift")
                .withOpenShift("4.16.20")
                .in("eu-de", "eu-de-1")
                .withEndpoints(false, true))
        .start();
  }

  @Test
  void returnsPublicPrivateAndVirtualPrivateEndpointNames() throws IOException {
    JsonObject openShift = get("v2/getCluster?cluster=vpc-openshift").object();
    JsonObject endpoints = openShift.getAsJsonObject("serviceEndpoints");
    JsonObject classic = get("v2/getCluster?cluster=mycluster").object();

    assertThat(openShift.get("masterURL").getAsString()).matches(PUBLIC);
    assertThat(endpoints.get("publicServiceEndpointURL").getAsString()).matches(PUBLIC);
    assertThat(endpoints.get("privateServiceEndpointURL").getAsString()).matches(PRIVATE);
    assertThat(openShift.get("virtualPrivateEndpointURL").getAsString()).matches(VPE);
    assertThat(classic.get("masterURL").getAsString())
        .matches("https://c\\d+\\.us-south\\.containers\\.cloud\\.ibm\\.com:\\d+");
    assertThat(classic.get("publicServiceEndpointURL").getAsString())
        .isEqualTo(classic.get("masterURL").getAsString());
  }

  @Test
  void hasAPubliclySignedCertificateOnlyOnTheNamesWithE() throws IOException {
    FakeCluster cluster = cloud.cluster("private-openshift");
    HttpUrl printed = cluster.privateUrl();
    HttpUrl signed =
        printed
            .newBuilder()
            .host(printed.host().replaceFirst("\\.", "-e."))
            .addPathSegments(".well-known/oauth-authorization-server")
            .build();
    try (Http everybody = trusting(cloud.publicCaCertificate());
        Http insider = trusting(cluster.caCertificate())) {
      Http.Answer discovery = everybody.get(signed);

      assertThat(HttpUrl.get(discovery.text("issuer")).host())
          .matches("c\\d+-e\\.private\\.eu-de\\.containers\\.cloud\\.ibm\\.com");
      assertThat(everybody.get(cluster.vpeUrl()).status()).isEqualTo(401);
      assertThat(insider.get(printed).status()).isEqualTo(401);
      assertThatThrownBy(() -> everybody.get(printed)).isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> insider.get(signed)).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void usesThePrivateNameIfThePublicEndpointIsDisabled() throws IOException {
    JsonObject cluster = get("v2/getCluster?cluster=private-openshift").object();
    JsonObject endpoints = cluster.getAsJsonObject("serviceEndpoints");

    assertThat(cluster.get("masterURL").getAsString()).matches(PRIVATE);
    assertThat(endpoints.get("publicServiceEndpointEnabled").getAsBoolean()).isFalse();
    assertThat(endpoints.get("publicServiceEndpointURL").getAsString()).isEmpty();
  }
}

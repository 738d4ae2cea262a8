package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.cluster.value.Provider;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoint selection, case by case. */
class EndpointChoiceTest {
  private static final String PUBLIC = "https://c2.us-south.containers.cloud.ibm.com:30422";
  private static final String PRIVATE =
      "https://c2.private.us-south.containers.cloud.ibm.com:30422";
  private static final String VPE =
      "https://abc.vpe.private.us-south.containers.cloud.ibm.com:30422";

  private static ClusterFacts facts(
      String provider, boolean openShift, boolean publicOn, boolean privateOn, boolean vpe) {
    return new ClusterFacts(
        "abc",
        "mycluster",
        Provider.of(provider),
        openShift,
        Optional.of(PUBLIC),
        publicOn ? Optional.of(PUBLIC) : Optional.empty(),
        privateOn ? Optional.of(PRIVATE) : Optional.empty(),
        vpe ? Optional.of(VPE) : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    // provider, openShift, public, private, vpe, asked, used, host
    "classic,   false, true,  true,  false, AUTOMATIC, PUBLIC,  c2.us-south",
    "classic,   false, true,  true,  false, PUBLIC,    PUBLIC,  c2.us-south",
    "classic,   false, true,  true,  false, PRIVATE,   PRIVATE, c2.private.us-south",
    "classic,   false, false, true,  false, AUTOMATIC, PRIVATE, c2.private.us-south",
    "vpc-gen2,  false, true,  true,  true,  VPE,       VPE,     abc.vpe.private.us-south",
    "vpc-gen2,  false, false, false, true,  AUTOMATIC, VPE,     abc.vpe.private.us-south",
    "vpc-gen2,  true,  true,  true,  true,  AUTOMATIC, PUBLIC,  c2.us-south",
    "vpc-gen2,  true,  false, true,  true,  AUTOMATIC, PRIVATE, c2-e.private.us-south",
    "vpc-gen2,  true,  false, true,  true,  PRIVATE,   PRIVATE, c2-e.private.us-south",
    "vpc-gen2,  true,  false, true,  true,  VPE,       VPE,     abc.vpe.private.us-south",
    "satellite, true,  true,  false, false, AUTOMATIC, LINK,    c2.us-south",
    "satellite, true,  true,  false, false, LINK,      LINK,    c2.us-south",
    // A cluster created before endpoints could be selected: only the master URL is known.
    "classic,   false, false, false, false, AUTOMATIC, PUBLIC,  c2.us-south",
  })
  @DisplayName("#100 the requested endpoint is used if it is enabled, with the right host and port")
  void chooses(
      String provider,
      boolean openShift,
      boolean publicOn,
      boolean privateOn,
      boolean vpe,
      ClusterEndpoint asked,
      ClusterEndpoint used,
      String host) {
    EndpointChoice choice =
        EndpointChoice.of(facts(provider, openShift, publicOn, privateOn, vpe), asked);
    assertThat(choice.endpoint()).isEqualTo(used);
    assertThat(choice.server())
        .isEqualTo(HttpUrl.get("https://" + host + ".containers.cloud.ibm.com:30422/"));
  }

  @ParameterizedTest
  @CsvSource({
    "classic,   false, false, true,  false, PUBLIC,  it is disabled; available: private",
    "classic,   false, true,  false, false, PRIVATE, it is disabled; available: public",
    "classic,   false, true,  true,  false, VPE,     'clusters of this provider have none; available: public, private'",
    "classic,   false, true,  true,  false, LINK,    only Satellite clusters have it",
    "vpc-gen2,  false, true,  false, false, VPE,     the service returned no URL",
    "vpc-gen2,  true,  true,  true,  true,  PRIVATE, only while the public endpoint is disabled",
    "vpc-gen2,  true,  true,  true,  true,  VPE,     only while the public endpoint is disabled",
    "satellite, true,  false, false, false, PRIVATE, clusters of this provider have none; available: link",
  })
  @DisplayName("An unavailable endpoint is rejected with the reason and the available endpoints")
  void rejects(
      String provider,
      boolean openShift,
      boolean publicOn,
      boolean privateOn,
      boolean vpe,
      ClusterEndpoint asked,
      String words) {
    ClusterFacts facts = facts(provider, openShift, publicOn, privateOn, vpe);
    assertThatThrownBy(() -> EndpointChoice.of(facts, asked))
        .isInstanceOfSatisfying(
            EndpointUnavailableException.class, e -> assertThat(e.endpoint()).isEqualTo(asked))
        .hasMessageContaining("Cluster mycluster has no " + asked.apiName() + " endpoint: ")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({"http://c2.us-south.containers.cloud.ibm.com:30422", "c2.us-south", "''"})
  void rejectsNonHttpsUrls(String url) {
    ClusterFacts facts =
        new ClusterFacts(
            "abc",
            "mycluster",
            Provider.CLASSIC,
            false,
            Optional.of(url),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> EndpointChoice.of(facts, ClusterEndpoint.AUTOMATIC))
        .isInstanceOf(EndpointUnavailableException.class)
        .hasMessageContaining("not https");
  }

  @ParameterizedTest
  @CsvSource({
    "c103.private.us-south.containers.cloud.ibm.com, c103-e.private.us-south.containers.cloud.ibm.com",
    "c103-e.private.us-south.containers.cloud.ibm.com, c103-e.private.us-south.containers.cloud.ibm.com",
    "c3-private.us-south.containers.cloud.ibm.com, c3-private.us-south.containers.cloud.ibm.com",
    "abc.vpe.private.us-south.containers.cloud.ibm.com, abc.vpe.private.us-south.containers.cloud.ibm.com",
    "abc.private.us-south.containers.cloud.ibm.com, abc.private.us-south.containers.cloud.ibm.com",
    "localhost, localhost",
    "127.0.0.1, 127.0.0.1",
  })
  @DisplayName("#100 -e is added once, to hosts that have such a name")
  void signedHosts(String host, String signed) {
    assertThat(EndpointChoice.signedHost(host)).isEqualTo(signed);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,  https://c2-e.us-south.containers.cloud.ibm.com:31264/oauth/authorize",
    "PRIVATE, https://c2-e.private.us-south.containers.cloud.ibm.com:31264/oauth/authorize",
    "VPE,     https://abc.vpe.private.us-south.containers.cloud.ibm.com:31264/oauth/authorize",
  })
  @DisplayName("#100 the OAuth server keeps its port and path and uses the master's private host")
  void oauthHosts(ClusterEndpoint endpoint, String url) {
    boolean open = endpoint == ClusterEndpoint.PUBLIC;
    EndpointChoice choice = EndpointChoice.of(facts("vpc-gen2", true, open, true, true), endpoint);
    assertThat(
            choice.oauth(
                HttpUrl.get(
                    "https://c2-e.us-south.containers.cloud.ibm.com:31264/oauth/authorize")))
        .isEqualTo(HttpUrl.get(url));
  }

  @ParameterizedTest
  @CsvSource({
    "c2.us-south.containers.cloud.ibm.com, true",
    "c2-e.us-south.containers.cloud.ibm.com, true",
    "c2.private.us-south.containers.cloud.ibm.com, true",
    "c2-e.private.us-south.containers.cloud.ibm.com, true",
    "abc.vpe.private.us-south.containers.cloud.ibm.com, true",
    "c3.us-south.containers.cloud.ibm.com, false",
    "c2.eu-de.containers.cloud.ibm.com, false",
    "c2-evil.us-south.containers.cloud.ibm.com, false",
    "containers.cloud.ibm.com, false",
    "mine.us-south.containers.appdomain.cloud, false",
    "c2.us-south.containers.cloud.ibm.com.example.com, false",
  })
  @DisplayName("#55 #101 hosts in a domain shared with other customers aren't trusted")
  void ownHosts(String host, boolean own) {
    EndpointChoice choice =
        EndpointChoice.of(facts("vpc-gen2", true, true, true, true), ClusterEndpoint.PUBLIC);
    assertThat(choice.isOwn(host)).isEqualTo(own);
  }

  @Test
  void apiNames() {
    assertThat(ClusterEndpoint.values())
        .extracting(ClusterEndpoint::apiName)
        .containsExactly("automatic", "public", "private", "vpe", "link");
  }
}

package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Injected faults, and the requests that they apply to. */
class FaultsTest extends CloudTest {

  @Test
  void theNextRequestsFailInTheServicesErrorFormat() throws IOException {
    cloud.containers().failNext(2, Fault.status(503).retryAfter(5));
    cloud.iam().faults().next(1, Fault.status(500));
    Answer iam = login(Http.BX);
    String bearer = bearer();
    Answer first = http.get(api("v1/clusters"), "Authorization", bearer);
    Answer second = http.get(api("v1/clusters"), "Authorization", bearer);
    Answer third = http.get(api("v1/clusters"), "Authorization", bearer);

    assertThat(iam.status()).isEqualTo(500);
    assertThat(iam.object().keySet()).contains("errorCode", "errorMessage", "context");
    for (Answer answer : new Answer[] {first, second}) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers().get("Retry-After")).isEqualTo("5");
      assertThat(answer.object().keySet()).contains("code", "description", "incidentID");
    }
    assertThat(third.status()).isEqualTo(200);
  }

  @Test
  void faultsCanApplyToAPathAnOperationOrAShareOfRequests() throws IOException {
    cloud.containers().faults().onPath("/v1/zones").always(Fault.status(500));
    cloud.containers().faults().onOperation("getCluster").next(1, Fault.status(502));
    int zones = get("v1/zones").status();
    int cluster = get("v2/getCluster?cluster=mycluster").status();
    int clusterAgain = get("v2/getCluster?cluster=mycluster").status();
    cloud.containers().faults().clear();
    int zonesAfter = get("v1/zones").status();
    cloud.containers().faults().share(0.5, 42, Fault.status(500));
    int failures = 0;
    for (int i = 0; i < 100; i++) {
      failures += http.get(api("v1/regions")).status() == 500 ? 1 : 0;
    }

    assertThat(zones).isEqualTo(500);
    assertThat(cluster).isEqualTo(502);
    assertThat(clusterAgain).isEqualTo(200);
    assertThat(zonesAfter).isEqualTo(200);
    assertThat(failures).isBetween(30, 70);
  }

  @Test
  void connectionsAreResetBeforeOrAfterTheAction() throws IOException {
    String bearer = bearer();
    try (Http once = new Http(new OkHttpClient.Builder().retryOnConnectionFailure(false).build())) {
      cloud.containers().failNext(1, Fault.connectionReset());
      assertThatThrownBy(() -> disableEndpoint(once, bearer)).isInstanceOf(IOException.class);
      boolean untouched = publicEndpoint();
      cloud.containers().failNext(1, Fault.connectionResetAfterAction());
      assertThatThrownBy(() -> disableEndpoint(once, bearer)).isInstanceOf(IOException.class);

      assertThat(untouched).isTrue();
      assertThat(publicEndpoint()).isFalse();
    }
  }

  @Test
  void aFaultOfAnUnknownOperationIsRejected() {
    Faults faults = cloud.containers().faults();
    for (String id : new String[] {"createcluster", "CreateCluster ", "vpcRemoveWorkers", ""}) {
      assertThatThrownBy(() -> faults.onOperation(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no operation '" + id + "'");
    }
    faults.onOperation("graphql").next(1, Fault.status(500));
  }

  @Test
  void aPerformedActionCanBeReportedAsFailed() throws IOException {
    cloud.containers().faults().onOperation("CreateCluster").next(1, Fault.errorAfterAction(500));
    Answer first = create();
    Answer second = create();

    assertThat(first.status()).isEqualTo(500);
    assertThat(first.text("code")).isEqualTo("G0002");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("code")).isEqualTo("E0007");
  }

  private Answer create() throws IOException {
    return send(
        "POST",
        "v1/clusters",
        "{\"name\":\"new\",\"dataCenter\":\"dal10\"}",
        "X-Auth-Resource-Group",
        cloud.resourceGroupId("default"));
  }

  @Test
  void bodiesCanBeTruncatedSlowOrInvalidJson() throws IOException {
    cloud.containers().failNext(1, Fault.truncatedBody());
    assertThatThrownBy(() -> get("v1/clusters")).isInstanceOf(IOException.class);
    cloud.containers().failNext(1, Fault.slowBody(50, Duration.ofMillis(1)));
    Answer slow = get("v1/regions");
    cloud.containers().failNext(1, Fault.malformedJson());
    Answer malformed = get("v1/clusters");
    cloud.containers().failNext(1, Fault.emptyObject());
    Answer empty = get("v1/clusters");
    cloud.containers().failNext(1, Fault.htmlBadGateway());
    Answer html = get("v1/clusters");
    cloud.containers().failNext(1, Fault.wrongContentType("text/html"));
    Answer wrongType = get("v1/clusters");

    assertThat(slow.object().getAsJsonArray("regions")).hasSize(6);
    assertThat(malformed.status()).isEqualTo(200);
    assertThatThrownBy(malformed::json).isInstanceOf(JsonParseException.class);
    assertThat(empty.body()).isEqualTo("{}");
    assertThat(html.status()).isEqualTo(502);
    assertThat(html.headers().get("Content-Type")).isEqualTo("text/html");
    assertThat(html.body()).contains("<h1>502 Bad Gateway</h1>");
    assertThat(wrongType.headers().values("Content-Type")).containsExactly("text/html");
    assertThat(wrongType.array()).hasSize(2);
  }

  @Test
  void headersCanBeLowerCaseRepeatedOrHuge() throws IOException {
    cloud.containers().failNext(1, Fault.duplicateLowerCaseHeaders());
    Answer doubled = get("v1/regions");
    cloud.containers().failNext(1, Fault.status(429).retryAfter(86_400L * 365));
    Answer huge = get("v1/regions");
    cloud.containers().failNext(1, Fault.status(503).retryAfter("soon"));
    Answer nonsense = get("v1/regions");
    cloud.iam().failNext(1, Fault.rateLimitText());
    Answer text = login(Http.BX);

    assertThat(doubled.headers().values("content-type")).hasSize(2);
    assertThat(doubled.headers().names()).contains("content-type");
    assertThat(huge.headers().get("Retry-After")).isEqualTo("31536000");
    assertThat(nonsense.headers().get("Retry-After")).isEqualTo("soon");
    assertThat(text.status()).isEqualTo(429);
    assertThat(text.body()).isEqualTo("ApiKey based rate limit for calls to /token");
  }

  @Test
  void responsesCanBeDelayed() throws IOException {
    cloud.containers().failNext(1, Fault.delay(Duration.ofMillis(150)));
    long start = System.nanoTime();
    Answer answer = get("v1/regions");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(149));
  }

  @Test
  void credentialsSentToTheWrongHostAreRecorded() throws IOException {
    cloud.containers().failNext(1, Fault.redirect(cloud.unrelatedHost()));
    Answer followed = get("v1/clusters");
    http.get(cloud.unrelatedHost(), "Authorization", bearer());
    http.get(cloud.endpoints().accountList(), "X-Auth-Refresh-Token", "r");

    assertThat(followed.body()).isEqualTo("{}");
    assertThat(cloud.misdirectedCredentials())
        .extracting(RecordedCall::service)
        .containsExactly(Service.UNRELATED_HOST, Service.ACCOUNTS);
  }

  @Test
  void theServersClockCanBeWrong() throws IOException {
    cloud.skewClock(Duration.ofHours(2));
    Answer login = login(Http.BX);
    ZonedDateTime date =
        ZonedDateTime.parse(login.headers().get("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);

    assertThat(date.toInstant()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    assertThat(login.object().get("expiration").getAsLong())
        .isEqualTo(clock.instant().plus(Duration.ofHours(3)).getEpochSecond());
  }

  @Test
  void invalidFaultsAreRejectedImmediately() {
    Faults faults = cloud.iam().faults();

    assertThatThrownBy(() -> Fault.status(99)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fault.slowBody(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> faults.next(0, Fault.emptyObject()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> faults.share(1.5, 1, Fault.emptyObject()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void disableEndpoint(Http client, String bearer) throws IOException {
    client.json(
        "POST",
        api("v2/disablePublicServiceEndpoint"),
        "{\"cluster\":\"mycluster\"}",
        "Authorization",
        bearer);
  }

  private boolean publicEndpoint() throws IOException {
    return get("v1/clusters/mycluster").object().get("publicServiceEndpointEnabled").getAsBoolean();
  }
}

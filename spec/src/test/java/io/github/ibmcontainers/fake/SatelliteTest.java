package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** States of a Satellite location: not found, waiting for hosts, normal, removed. */
class SatelliteTest extends CloudTest {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final String GET = "v2/satellite/getController?controller=here";
  private static final String HOSTS = "v2/satellite/hostqueue/getHosts?controller=here";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .lifeCycle(LifeCycleTimes.all(STEP))
        .start();
  }

  private void make() throws IOException {
    Answer made =
        send("POST", "v2/satellite/createController", "{\"name\":\"here\",\"location\":\"wdc\"}");
    assertThat(made.status()).as(made.body()).isBetween(200, 201);
  }

  private void assign(int host) throws IOException {
    String id = cloud.containers().attachHost("here", "host-" + host);
    Answer assigned =
        send(
            "POST",
            "v2/satellite/hostqueue/createAssignment",
            "{\"controller\":\"here\",\"zone\":\"zone-" + host + "\",\"hostID\":\"" + id + "\"}");
    assertThat(assigned.text("hostID")).isEqualTo(id);
  }

  @Test
  void isNotFoundThenNeedsHostsThenIsNormal() throws IOException {
    make();
    Answer early = get(GET);
    clock.advance(STEP);
    JsonObject provisioning = get(GET).object();
    clock.advance(STEP);
    JsonObject waiting = get(GET).object();
    for (int host = 1; host <= 3; host++) {
      assign(host);
    }
    JsonObject normal = get(GET).object();

    assertThat(early.status()).isEqualTo(404);
    assertThat(early.text("code")).isEqualTo("G0008");
    assertThat(provisioning.get("state").getAsString()).isEqualTo("provisioning");
    assertThat(waiting.get("state").getAsString()).isEqualTo("action required");
    assertThat(waiting.getAsJsonObject("deployments").get("message").getAsString())
        .contains("hosts");
    assertThat(normal.get("state").getAsString()).isEqualTo("normal");
    assertThat(normal.getAsJsonObject("hosts").get("total").getAsInt()).isEqualTo(3);
  }

  @Test
  void anAssignedHostBecomesAWorkerThatIsRemovedWithIt() throws IOException {
    String host = cloud.containers().attachHost("mylocation", "machine");
    int before = get("v2/getWorkers?cluster=satellite-openshift").array().size();
    Answer assigned =
        send(
            "POST",
            "v2/satellite/hostqueue/createAssignment",
            "{\"controller\":\"mylocation\",\"cluster\":\"satellite-openshift\",\"zone\":\"zone-1\","
                + "\"hostID\":\"machine\"}");
    int with = get("v2/getWorkers?cluster=satellite-openshift").array().size();
    Answer twice =
        send(
            "POST",
            "v2/satellite/hostqueue/createAssignment",
            "{\"controller\":\"mylocation\",\"zone\":\"zone-1\",\"hostID\":\"machine\"}");
    send(
        "POST",
        "v2/satellite/hostqueue/removeHost",
        "{\"controller\":\"mylocation\",\"hostID\":\"" + host + "\"}");
    clock.advance(STEP);

    assertThat(assigned.status()).isBetween(200, 201);
    assertThat(with).isEqualTo(before + 1);
    assertThat(twice.status()).isEqualTo(409);
    assertThat(get("v2/getWorkers?cluster=satellite-openshift").array()).hasSize(before);
  }

  @Test
  void theRegistrationScriptAttachesItsMachine() throws IOException {
    make();
    clock.advance(STEP);
    String script =
        send("POST", "v2/satellite/hostqueue/createRegistrationScript", "{\"controller\":\"here\"}")
            .body();
    String url = script.substring(script.indexOf("http"), script.indexOf("$(hostname)"));
    http.json("POST", okhttp3.HttpUrl.get(url + "machine-7"), "");
    JsonArray hosts = get(HOSTS).array();

    assertThat(script).startsWith("#!/usr/bin/env bash");
    assertThat(hosts).hasSize(1);
    assertThat(hosts.get(0).getAsJsonObject().get("name").getAsString()).isEqualTo("machine-7");
    assertThat(hosts.get(0).getAsJsonObject().get("state").getAsString()).isEqualTo("unassigned");
  }

  @Test
  void aLocationWithClustersCannotBeRemoved() throws IOException {
    make();
    clock.advance(STEP);
    Answer used = send("POST", "v2/satellite/removeController", "{\"controller\":\"mylocation\"}");
    Answer gone = send("POST", "v2/satellite/removeController", "{\"controller\":\"here\"}");

    assertThat(used.status()).isEqualTo(400);
    assertThat(gone.status()).isBetween(200, 204);
    assertThat(get(GET).status()).isEqualTo(404);
    assertThat(get("v2/satellite/getServiceClusters?controller=mylocation").array()).hasSize(1);
    assertThat(
            send(
                    "POST",
                    "v2/satellite/createCluster",
                    "{\"name\":\"new\",\"controller\":\"nowhere\"}")
                .text("code"))
        .isEqualTo("G0008");
  }
}

package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that send several requests, each of which takes most of the timeout. */
class TimeoutOfCallsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration REQUEST = Duration.ofSeconds(40);

  @TempDir static Path directory;

  private static final List<Cell> CELLS =
      Exchanges.all().stream()
          .filter(it -> it.refusal().isEmpty())
          // Its requests are concurrent, so that each takes the time of all.
          .filter(it -> !it.name().startsWith("clusters/list-all"))
          .toList();
  private static Calls calls;

  @BeforeAll
  static void compile() throws Exception {
    calls = new Calls(CELLS, directory);
  }

  @AfterAll
  static void close() {
    calls.close();
  }

  @Test
  @DisplayName("#113 no request of a call is sent after its timeout, whatever it has to look up")
  void noLateRequest() throws Exception {
    List<String> late = new ArrayList<>();
    OkHttpClient http = new OkHttpClient.Builder().build();
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      for (Cell cell : CELLS) {
        SlowService service = new SlowService(cell);
        server.setDispatcher(service);
        try (ContainersClient client =
            TestClients.of(server, service.time)
                .httpClient(http)
                .account("acc1")
                .resourceGroup("rg1")
                .timeout(TIMEOUT)
                .build()) {
          Object unused = calls.make(cell, client);
        } catch (ContainersException e) {
          // The timeout has ended the call.
        }
        if (!service.late.isEmpty()) {
          late.add(cell.name() + ": " + service.late);
        }
      }
    } finally {
      http.connectionPool().evictAll();
    }
    assertThat(String.join("\n", late)).isEmpty();
  }

  /** Responds as the data file specifies, which takes time. */
  private static final class SlowService extends Dispatcher {
    private final Cell cell;
    private final ManualTime time = new ManualTime();
    private final long start = time.nanoTime();
    private final List<Cell.Exchange> left;
    private final List<String> late = new CopyOnWriteArrayList<>();

    SlowService(Cell cell) {
      this.cell = cell;
      this.left = new ArrayList<>(cell.exchanges());
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest sent) {
      String line = sent.getMethod() + " " + sent.getTarget().replaceFirst("^/global", "");
      if (time.nanoTime() - start > TIMEOUT.toNanos()) {
        late.add(line);
      }
      time.advance(REQUEST);
      Cell.Exchange fitting =
          left.stream().filter(it -> it.request().equals(line)).findFirst().orElse(null);
      if (fitting != null) {
        left.remove(fitting);
        return Responses.json(fitting.status(), fitting.answer());
      }
      return Stream.of("GET /v2/getCluster?cluster=c1", "GET /v1/clusters/c1")
              .anyMatch(line::equals)
          ? Responses.json(
              "{\"id\": \"c1\", \"name\": \"mycluster\", \"provider\": \""
                  + cell.provider().orElse(Provider.VPC).id()
                  + "\"}")
          : Responses.json(404, "{\"code\": \"G0004\", \"description\": \"not found\"}");
    }
  }
}

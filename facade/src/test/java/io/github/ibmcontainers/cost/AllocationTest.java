package io.github.ibmcontainers.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.sun.management.ThreadMXBean;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamStub;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The bytes that a call allocates on the caller's thread, compared with bare OkHttp and reflective
 * Gson. Unlike times, allocated bytes are the same in every run.
 */
class AllocationTest {
  private static final String CLUSTER =
      """
      {"id": "c%1$d", "name": "mycluster%1$d", "region": "us-south", "location": "Dallas",
       "datacenter": "dal10", "multiAzCapable": true, "resourceGroup": "rg%1$d",
       "resourceGroupName": "default", "state": "normal", "status": "All workers are normal",
       "createdDate": "2021-01-27T00:18:56+0000", "workerCount": 2, "isPaid": true,
       "masterKubeVersion": "1.29.5_1539", "targetVersion": "1.29.6_1540",
       "masterURL": "https://c7.us-south.containers.cloud.ibm.com:27078",
       "ingress": {"hostname": "mycluster-%1$d.us-south.containers.appdomain.cloud",
         "secretName": "mycluster-%1$d", "status": "healthy",
         "message": "All Ingress components are healthy"},
       "podSubnet": "172.30.0.0/16", "serviceSubnet": "172.21.0.0/16", "type": "kubernetes",
       "provider": "vpc-gen2", "vpcs": ["r006-%1$d"]}
      """;

  /** Okio's buffers: a run may take one more or one fewer from the pool. */
  private static final long BUFFERS = 2 * 8192 + 256;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final MockWebServer server = Servers.prompt();
  private final OkHttpClient http = new OkHttpClient();
  private final Gson gson = new Gson();

  @BeforeEach
  void start() throws IOException {
    String list =
        IntStream.range(0, 500)
            .mapToObj(CLUSTER::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    server.setDispatcher(
        Responses.to(
            request -> {
              boolean all = request.getUrl().encodedPath().endsWith("getClusters");
              return Responses.json(all ? list : CLUSTER.formatted(1));
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    http.connectionPool().evictAll();
  }

  private ContainersClient client() {
    return TestClients.of(server, new ManualTime()).noRateLimit().build();
  }

  private <T> T bare(String path, TypeToken<T> type) throws IOException {
    Request request =
        new Request.Builder()
            .url(server.url("/global/v2" + path))
            .header("Authorization", "Bearer " + TestClients.TOKEN)
            .header("Accept", "application/json")
            .build();
    try (Response response = http.newCall(request).execute()) {
      return gson.fromJson(response.body().charStream(), type);
    }
  }

  @Test
  @DisplayName("A list of 500 clusters allocates less than bare OkHttp with reflective Gson")
  void list() throws Exception {
    try (ContainersClient client = client()) {
      long bare =
          bytes(() -> bare("/vpc/getClusters", new TypeToken<List<PlainCluster>>() {}).size());
      long facade = bytes(() -> client.clusters().list(Provider.VPC).size());
      long read =
          bytes(
              () ->
                  client.clusters().list(Provider.VPC).stream()
                      .filter(it -> !it.state().isKnown() || it.id().equals(it.name()))
                      .count());
      report("list of 500", facade, bare);
      report("list of 500, ids, names and states read", read, bare);
      assertThat((double) facade / bare).isLessThanOrEqualTo(0.95);
      assertThat((double) read / bare).isLessThanOrEqualTo(0.95);
    }
  }

  @Test
  @DisplayName(
      "A small call allocates no more than bare OkHttp with reflective Gson, except for buffers")
  void smallCall() throws Exception {
    try (ContainersClient client = client()) {
      long bare =
          bytes(() -> bare("/vpc/getCluster?cluster=c1", new TypeToken<PlainCluster>() {}).id);
      V2Api api = new V2Api(client.generated());
      long generated = bytes(() -> api.vpcGetCluster("c1").execute());
      long facade = bytes(() -> client.clusters().get("mycluster1"));
      report("small call, generated()", generated, bare);
      report("small call, clusters().get", facade, bare);
      assertThat(generated).isLessThanOrEqualTo(bare + BUFFERS);
      assertThat(facade).isLessThanOrEqualTo(bare + BUFFERS);
    }
  }

  @Test
  @DisplayName("Returning a cached token allocates nothing")
  void cachedToken() throws Exception {
    try (IamStub iam = IamStub.start()) {
      iam.answer(IamStub.token("token"));
      try (TokenSource source =
          TokenSource.builder(iam.client().build(), Credential.apiKey("key")).build()) {
        source.get();
        long[] bytes = new long[1];
        bytes[0] =
            bytes(
                () -> {
                  Object last = source;
                  for (int i = 0; i < 1000; i++) {
                    last = source.get();
                  }
                  return last;
                });
        assertThat(bytes[0]).isLessThan(1000);
      }
    }
  }

  private static void report(String what, long bytes, long bare) {
    System.out.printf(
        "allocation: %s: %d B, bare %d B, %.2f%n", what, bytes, bare, (double) bytes / bare);
  }

  /** Returns the minimum of several runs; the first ones load classes. */
  private long bytes(Callable<?> work) throws Exception {
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      Object result = work.call();
      long allocated = threads.getThreadAllocatedBytes(thread) - before;
      assertThat(result).isNotNull();
      least = Math.min(least, allocated);
    }
    return least;
  }
}

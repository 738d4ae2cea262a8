package io.github.ibmcontainers.benchmark;

import com.sun.net.httpserver.HttpServer;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.model.KubeVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the chain adds to a call on loopback: scope, token, limiter, retry, ids and events, against bare
 * OkHttp with the same generated decoding. The ratio of one run counts, not the times.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 8, time = 3)
@Fork(1)
public class CallCost {
  private static final byte[] ANSWER =
      ("{\"kubernetes\":["
              + "{\"major\":1,\"minor\":30,\"patch\":6,\"default\":true,\"end_of_service\":\"\"},".repeat(20)
              + "{\"major\":1,\"minor\":31,\"patch\":2}]}")
          .getBytes(StandardCharsets.UTF_8);

  private HttpServer server;
  private ExecutorService executor;
  private OkHttpClient bareHttp;
  private ApiClient bare;
  private ContainersClient client;
  private ApiClient chained;

  /** A server and two clients of it. */
  @Setup
  public void start() throws IOException {
    // Else the JDK's server waits 40 ms for an acknowledgement before each body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    executor = Executors.newFixedThreadPool(64);
    server.setExecutor(executor);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, ANSWER.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(ANSWER);
          }
        });
    server.start();
    HttpUrl base =
        new HttpUrl.Builder()
            .scheme("http")
            .host("127.0.0.1")
            .port(server.getAddress().getPort())
            .addPathSegment("global")
            .build();
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(64);
    bareHttp = new OkHttpClient.Builder().dispatcher(dispatcher).build();
    bare = new ApiClient(bareHttp, base);
    client =
        ContainersClient.builder()
            .credential(Credential.bearerToken("token"))
            .endpoints(Endpoints.of(base, base, base))
            .region("us-south")
            .rateLimit(100_000, java.time.Duration.ofSeconds(1))
            .build();
    chained = client.generated();
  }

  /** Ends all. */
  @TearDown
  public void stop() {
    client.close();
    bareHttp.connectionPool().evictAll();
    server.stop(0);
    executor.shutdownNow();
  }

  /** One thread, bare. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Map<String, List<KubeVersion>> oneBare() throws ApiException {
    return new UtilApi(bare).getVersions().execute();
  }

  /** One thread, through the chain. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Map<String, List<KubeVersion>> oneChained() throws ApiException {
    return new UtilApi(chained).getVersions().execute();
  }

  /** 64 threads, bare. */
  @Benchmark
  @Threads(64)
  @BenchmarkMode(Mode.Throughput)
  public Map<String, List<KubeVersion>> manyBare() throws ApiException {
    return new UtilApi(bare).getVersions().execute();
  }

  /** 64 threads, through the chain. */
  @Benchmark
  @Threads(64)
  @BenchmarkMode(Mode.Throughput)
  public Map<String, List<KubeVersion>> manyChained() throws ApiException {
    return new UtilApi(chained).getVersions().execute();
  }

  /** Measures. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include(CallCost.class.getName()).build()).run();
  }
}

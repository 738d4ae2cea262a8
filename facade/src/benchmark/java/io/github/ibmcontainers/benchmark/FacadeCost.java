package io.github.ibmcontainers.benchmark;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.api.V2Api;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The time of calls beside bare OkHttp with reflective Gson and IBM's sdk-core, of one server in
 * another process. All of a row are measured in turn, round by round; what is printed are the
 * medians of the rounds' ratios, with the tenth and ninetieth percentile.
 */
public final class FacadeCost {
  private static final int ROUNDS = Integer.getInteger("rounds", 41);
  private static final int THREADS = 64;

  /** Calls of each peer before anything is measured, until all are compiled. */
  private static final int WARM_UP = 20_000;

  private final String url;
  private String jars = "";
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(THREADS, 5, TimeUnit.MINUTES))
          .build();
  private final Gson gson = new Gson();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private FacadeCost(String url) {
    this.url = url;
  }

  /**
   * Takes no arguments; the system property {@code aotJava} names a JDK 25 or later, and {@code
   * serverPrefix} what the server is started by, such as {@code taskset -c 1}.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("serverPrefix", "").split(" ")));
    command.removeIf(String::isEmpty);
    command.addAll(List.of(java(), "-cp", classPath(), LoopbackServer.class.getName()));
    Process server = new ProcessBuilder(command).start();
    try {
      String port = server.inputReader().readLine();
      FacadeCost cost = new FacadeCost("http://127.0.0.1:" + port);
      System.out.println("| measure | ratio | p10 to p90 |");
      System.out.println("|---|---|---|");
      if (!Boolean.getBoolean("startsOnly")) {
        cost.calls();
      }
      cost.starts();
      cost.threads.shutdown();
    } finally {
      server.destroy();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The class path with a jar for each directory, since archives of classes take jars only. */
  private static String jars() throws IOException {
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    List<String> entries = new ArrayList<>();
    for (String entry : classPath().split(File.pathSeparator)) {
      if (entry.isEmpty()) {
        continue;
      }
      if (Files.isDirectory(Path.of(entry))) {
        Path packed = Files.createTempFile("classes", ".jar");
        jar.run(System.out, System.err, "cf", packed.toString(), "-C", entry, ".");
        entries.add(packed.toString());
      } else if (Files.exists(Path.of(entry))) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private <T> T bare(String path, TypeToken<T> type) throws IOException {
    Request request =
        new Request.Builder()
            .url(url + "/global/v2" + path)
            .header("Authorization", "Bearer token")
            .build();
    try (Response response = http.newCall(request).execute()) {
      return gson.fromJson(response.body().charStream(), type);
    }
  }

  private void calls() throws Exception {
    HttpUrl base = HttpUrl.get(url + "/global");
    SdkCore sdk = new SdkCore(url);
    try (ContainersClient client =
        ContainersClient.builder()
            .credential(Credential.bearerToken("token"))
            .endpoints(Endpoints.of(base, base, base))
            .noRateLimit()
            .build()) {
      V2Api generated = new V2Api(client.generated());
      client.clusters().get("c1");

      Map<String, Callable<?>> lists = new LinkedHashMap<>();
      lists.put("bare", () -> bare("/vpc/getClusters", new TypeToken<List<PlainCluster>>() {}));
      lists.put("list(VPC), 500 clusters, facade : bare", () -> client.clusters().list(Provider.VPC));
      lists.put("the same, sdk-core : bare", sdk::list);
      compare(lists, 10, 1);

      Map<String, Callable<?>> small = new LinkedHashMap<>();
      small.put("bare", () -> bare("/vpc/getCluster?cluster=c1", new TypeToken<PlainCluster>() {}));
      small.put("small call, 1 thread, generated() : bare", () -> execute(generated));
      small.put("the same, clusters().get : bare", () -> client.clusters().get("c1"));
      small.put("the same, sdk-core : bare", sdk::get);
      compare(small, 500, 1);

      Map<String, Callable<?>> burst = new LinkedHashMap<>();
      small.forEach((name, call) -> burst.put(name.replace("1 thread", "64 threads, time"), call));
      compare(burst, 50, THREADS);
    }
  }

  private static Object execute(V2Api api) throws ApiException {
    return api.vpcGetCluster("c1").execute();
  }

  private void starts() throws Exception {
    jars = jars();
    Path archive = Files.createTempFile("facade", ".jsa");
    Files.delete(archive);
    run(java(), "-XX:ArchiveClassesAtExit=" + archive, "facade");
    Map<String, Callable<?>> starts = new LinkedHashMap<>();
    starts.put("sdk-core", () -> run(java(), "-Xshare:auto", "sdk-core"));
    starts.put("JVM start to first list, facade : sdk-core", () -> run(java(), "-Xshare:auto", "facade"));
    starts.put("the same with AppCDS", () -> run(java(), "-XX:SharedArchiveFile=" + archive, "facade"));
    String newer = System.getProperty("aotJava", "");
    if (!newer.isEmpty()) {
      Path cache = Files.createTempFile("facade", ".aot");
      Files.delete(cache);
      run(newer, "-XX:AOTCacheOutput=" + cache, "facade");
      starts.put("the same on JDK 25, without", () -> run(newer, "-Xshare:auto", "facade"));
      starts.put("the same on JDK 25, with an AOT cache", () -> run(newer, "-XX:AOTCache=" + cache, "facade"));
    }
    compare(starts, 1, 1);
  }

  private Object run(String java, String option, String who) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                java, option, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jars, FirstList.class.getName(), who, url)
            .redirectErrorStream(true)
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(new String(printed));
    }
    return printed;
  }

  /** Measures all in turn; the first is what the others are compared with. */
  private void compare(Map<String, Callable<?>> peers, int times, int parallel) throws Exception {
    int rounds = times == 1 ? Math.min(ROUNDS, 15) : ROUNDS;
    List<String> names = List.copyOf(peers.keySet());
    double[][] nanos = new double[names.size()][rounds];
    int warmUp = times == 1 ? 2 : Math.max(rounds, Math.min(WARM_UP / times / parallel, 200));
    for (int round = -warmUp; round < rounds; round++) {
      for (int i = 0; i < names.size(); i++) {
        // Each goes first once in a while.
        int peer = Math.floorMod(i + round, names.size());
        double took = measure(peers.get(names.get(peer)), times, parallel);
        if (round >= 0) {
          nanos[peer][round] = took;
        }
      }
    }
    for (int peer = 1; peer < names.size(); peer++) {
      double[] ratios = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        ratios[round] = nanos[peer][round] / nanos[0][round];
      }
      Arrays.sort(ratios);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.2f to %.2f |%n",
          names.get(peer),
          ratios[rounds / 2],
          ratios[rounds / 10],
          ratios[rounds - 1 - rounds / 10]);
    }
  }

  private double measure(Callable<?> work, int times, int parallel) throws Exception {
    long start = System.nanoTime();
    if (parallel == 1) {
      repeat(work, times);
    } else {
      List<Future<Object>> running = new ArrayList<>();
      for (int i = 0; i < parallel; i++) {
        running.add(threads.submit(() -> repeat(work, times)));
      }
      for (Future<Object> one : running) {
        one.get();
      }
    }
    return System.nanoTime() - start;
  }

  private static Object repeat(Callable<?> work, int times) throws Exception {
    Object last = null;
    for (int i = 0; i < times; i++) {
      last = work.call();
    }
    return last;
  }
}

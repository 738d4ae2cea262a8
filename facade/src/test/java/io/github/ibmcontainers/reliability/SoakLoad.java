package io.github.ibmcontainers.reliability;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** The calls, clients and findings of a soak test. Thread-safe. */
final class SoakLoad implements AutoCloseable {
  static final int CLIENTS = 4;
  private static final String CLASSIC = "mycluster";

  /**
   * Excluded faults: a token rejected with 401 is renewed, and a 404 correctly reports a missing
   * resource.
   */
  private static final Set<String> OTHER_PROMISES = Set.of("status 401", "status 404");

  private static final double SPOILED = 0.15;
  private static final double IAM_DOWN = 0.05;
  private static final Duration REST = Duration.ofMinutes(1);
  private static final int TLS_PERIOD = 40;

  private static final List<Function<ContainersClient, @Nullable Object>> READS =
      List.of(
          it -> it.clusters().get(CLASSIC),
          it -> it.workers().list(CLASSIC),
          it -> it.workerPools().list(CLASSIC),
          it -> it.locations().versions(),
          it -> it.ingress().loadBalancers().list(CLASSIC));

  private final FakeIbmCloud cloud;
  private final TlsProxy proxy;
  private final AcceleratedTime time;
  private final long seed;
  private final Findings findings;
  private final List<Client> clients = new ArrayList<>();
  private final List<ConnectionPool> pools = new ArrayList<>();
  private final Random chance;
  private final AtomicInteger names = new AtomicInteger();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicInteger closed = new AtomicInteger();
  private final Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
  private final Map<String, Integer> created = new ConcurrentHashMap<>();
  private final Map<String, Boolean> present = new ConcurrentHashMap<>();
  private List<RecordedCall> unanswered = List.of();
  private long steadyTokens;
  private volatile boolean stopped;

  /** A client with its own connections. */
  private record Client(ContainersClient containers, OkHttpClient http) {}

  SoakLoad(
      FakeIbmCloud cloud,
      FaultyGateway gateway,
      TlsProxy proxy,
      AcceleratedTime time,
      String steadyKey,
      long seed,
      Findings findings) {
    this.cloud = cloud;
    this.proxy = proxy;
    this.time = time;
    this.seed = seed;
    this.findings = findings;
    this.chance = new Random(seed);
    List<WireFault> faults =
        WireFault.all().stream()
            .filter(it -> !it.silent() && !OTHER_PROMISES.contains(it.name()))
            .toList();
    Random spoiling = new Random(seed + 1);
    gateway.follow(
        change ->
            spoiling.nextDouble() < SPOILED ? faults.get(spoiling.nextInt(faults.size())) : null);
    cloud.iam().faults().share(IAM_DOWN, seed + 2, Fault.status(503));
    clients.add(client(steadyKey));
    while (clients.size() < CLIENTS) {
      clients.add(client(cloud.apiKey()));
    }
  }

  private Client client(String apiKey) {
    HandshakeCertificates trust = TlsProxy.trust();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .build();
    ContainersClient containers =
        ContainersClient.builder()
            .credential(Credential.apiKey(apiKey))
            .endpoints(
                Endpoints.of(
                        cloud.endpoints().iam(), cloud.endpoints().accounts(), proxy.url("/global"))
                    .toBuilder()
                    .resourceController(cloud.endpoints().resourceController())
                    .build())
            .resourceGroup(cloud.resourceGroupId("default"))
            .region("us-south")
            .noRateLimit()
            .time(time)
            .httpClient(http)
            .build();
    pools.add(http.connectionPool());
    return new Client(containers, http);
  }

  /** Makes calls until the load is stopped. */
  void run(int number) {
    Random random = new Random(seed + 1_000 + number);
    while (!stopped) {
      Client client;
      synchronized (this) {
        client = clients.get(random.nextInt(CLIENTS));
        if (chance.nextInt(TLS_PERIOD) == 0) {
          TlsFault[] faults = TlsFault.values();
          proxy.spoil(faults[chance.nextInt(faults.length)], false);
        }
      }
      call(client, random);
    }
  }

  private void call(Client client, Random random) {
    ContainersClient containers = client.containers();
    String kind = "";
    try {
      // Changes are rarer than reads so that the cloud doesn't grow.
      switch (random.nextInt(40)) {
        case 0 -> create(containers, random);
        case 1 -> remove(containers, random);
        case 2 -> cluster(containers);
        case 3 -> containers.workerPools().resize(CLASSIC, "default", 1 + random.nextInt(3));
        case 4, 5 ->
            containers
                .workerPools()
                .setLabels(CLASSIC, "default", Map.of("n", "v" + number(random)));
        case 6, 7 ->
            read(containers, random, it -> it.clusters().acrossAccounts().stream().toList());
        case 8, 9 -> read(containers, random, it -> it.clusters().list());
        default -> read(containers, random, READS.get(random.nextInt(READS.size())));
      }
      kind = "result";
    } catch (ContainersException | CancellationException e) {
      kind = e.getClass().getSimpleName();
    } catch (IllegalStateException e) {
      // The client was closed.
      kind = "closed";
      if (isCurrent(client)) {
        findings.note(Findings.Kind.UNTYPED, "a call", Caller.where(e));
      }
    } catch (RuntimeException | Error e) {
      findings.note(Findings.Kind.UNTYPED, "a call", Caller.where(e));
    }
    calls.incrementAndGet();
    ends.computeIfAbsent(kind, any -> new AtomicInteger()).incrementAndGet();
  }

  private static int number(Random random) {
    return random.nextInt(1_000);
  }

  private synchronized boolean isCurrent(Client client) {
    return clients.contains(client) && !stopped;
  }

  /** Makes a call, starts it and waits, or starts it and cancels it. */
  private static void read(
      ContainersClient client, Random random, Function<ContainersClient, @Nullable Object> call) {
    int way = random.nextInt(4);
    if (way < 2) {
      @Nullable Object unused = call.apply(client);
      return;
    }
    CompletableFuture<@Nullable Object> future =
        client.clusters().async(clusters -> call.apply(client));
    if (way == 2) {
      future.cancel(true);
    }
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void create(ContainersClient client, Random random) {
    String name = "pool-" + names.incrementAndGet();
    client
        .workerPools()
        .create(
            CLASSIC,
            NewWorkerPool.named(name)
                .flavor("b3c.4x16.encrypted")
                .label("n", "v" + number(random))
                .build());
    present.put(name, true);
  }

  /** Removes a pool whose create was reported as done. */
  private void remove(ContainersClient client, Random random) {
    List<String> known = present.keySet().stream().sorted().toList();
    if (!known.isEmpty()) {
      String name = known.get(random.nextInt(known.size()));
      // Whether the pool exists is unknown until its removal is reported as done.
      if (present.remove(name) != null) {
        client.workerPools().remove(CLASSIC, name);
        present.put(name, false);
      }
    }
  }

  private void cluster(ContainersClient client) {
    String name = "cluster-" + names.incrementAndGet();
    String id =
        client
            .clusters()
            .create(
                NewCluster.classic(name).dataCenter("dal10").flavor("b3c.4x16.encrypted").build())
            .id();
    client.clusters().delete(id);
  }

  /** Closes one of the clients, except the first, and opens another in its place. */
  void replaceClient() {
    Client fresh = client(cloud.apiKey());
    Client old;
    synchronized (this) {
      old = clients.set(1 + chance.nextInt(CLIENTS - 1), fresh);
    }
    old.containers().close();
    old.http().connectionPool().evictAll();
    closed.incrementAndGet();
  }

  /** Counts the cloud's requests since the last call. */
  synchronized void collect() {
    List<RecordedCall> seen = new ArrayList<>(unanswered);
    List<RecordedCall> taken = cloud.takeRequests();
    seen.addAll(taken);
    unanswered = taken.stream().filter(it -> it.status().isEmpty()).toList();
    seen.removeAll(unanswered);
    for (RecordedCall call : seen) {
      boolean success = call.status().orElse(0) / 100 == 2;
      String operation = call.operationId().orElse("");
      if (success && operation.matches("(?i).*create(cluster|workerpool)")) {
        JsonObject body = JsonParser.parseString(call.body()).getAsJsonObject();
        created.merge(body.get("name").getAsString(), 1, Integer::sum);
      }
      if (success && operation.equals("token") && call.body().contains("client-that-stays")) {
        steadyTokens++;
      }
    }
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    clients.forEach(it -> it.containers().close());
    // Includes connections of calls that ended after their client was closed.
    pools.forEach(ConnectionPool::evictAll);
    collect();
    created.forEach(
        (name, count) -> {
          if (count > 1) {
            findings.note(Findings.Kind.DOUBLED, name, "created " + count + " times");
          }
        });
  }

  /** Compares the changes reported as done with the final state. */
  void checkState() throws InterruptedException {
    time.sleep(REST);
    Set<String> there;
    try (ContainersClient client =
        TestClients.of(cloud)
            .time(time)
            .resourceGroup(cloud.resourceGroupId("default"))
            .region("us-south")
            .build()) {
      there =
          client.workerPools().list(CLASSIC).stream()
              .map(WorkerPool::name)
              .collect(Collectors.toSet());
    }
    present.forEach(
        (name, expected) -> {
          if (there.contains(name) != expected) {
            findings.note(Findings.Kind.LOST, name, expected ? "is not there" : "is still there");
          }
        });
  }

  long steadyTokens() {
    return steadyTokens;
  }

  long calls() {
    return calls.get();
  }

  int creates() {
    return created.size();
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "%d calls, %d creates, %d clients closed, ends %s",
        calls.get(),
        created.size(),
        closed.get(),
        ends);
  }
}

package io.github.ibmcontainers.check;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RawRequest;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.value.OpenValue;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.internal.drift.Comparison;
import io.github.ibmcontainers.internal.drift.HeadComparison;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The way through the reads of the API. */
final class Walk {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** Their responses are credentials. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("/v1/clusters/\\{idOrName}/config.*|/v2/getKubeconfig");

  private static final Set<String> OF_CLUSTERS =
      Set.of("cluster", "clusterId", "idOrName", "worker", "workerId", "albID");
  private static final String ERROR = "#ErrorResponse";

  private final ContainersClient client;
  private final Consumer<String> progress;
  private final boolean kubernetes;
  private final ResponseForms forms = ResponseForms.load();
  private final Optional<RecordingWriter> writer;
  private final LiveReport.Builder report = new LiveReport.Builder();

  Walk(
      ContainersClient client,
      Consumer<String> progress,
      boolean kubernetes,
      Optional<Path> recordings) {
    this.client = client;
    this.progress = progress;
    this.kubernetes = kubernetes;
    this.writer = recordings.map(directory -> new RecordingWriter(forms, directory));
  }

  LiveReport run() {
    client.token();
    progress.accept("token: ok");
    attempt("accounts", () -> report.count("accounts", (int) client.accounts().stream().count()));
    progress.accept("accounts");
    List<ClusterSummary> clusters = client.clusters().list().found();
    report.count("clusters", clusters.size());
    Known account = Known.ofAccount(client);
    List<ResponseForms.Operation> reads =
        forms.operations().stream()
            .filter(it -> it.method().equals("GET") && !CREDENTIALS.matcher(it.path()).matches())
            .toList();
    reads.stream().filter(it -> !ofCluster(it)).forEach(it -> read(client, it, account));
    Set<Provider> seen = new HashSet<>();
    for (ClusterSummary cluster : clusters) {
      views(cluster);
      if (seen.add(cluster.provider())) {
        ContainersClient near = client.with(scope -> near(scope, cluster).region(cluster.region()));
        Known known = account.and(near, cluster);
        writer.ifPresent(it -> it.of(cluster.provider().id()));
        reads.stream()
            .filter(it -> ofCluster(it) && serves(it, cluster.provider()))
            .forEach(it -> read(near, it, known));
      }
    }
    return report.build();
  }

  private static Scope.Builder near(Scope.Builder scope, ClusterSummary cluster) {
    cluster.resourceGroup().ifPresent(group -> scope.resourceGroup(group.id()));
    return scope;
  }

  private static boolean ofCluster(ResponseForms.Operation operation) {
    return operation.query().stream().anyMatch(OF_CLUSTERS::contains)
        || VARIABLE
            .matcher(operation.path())
            .results()
            .anyMatch(it -> OF_CLUSTERS.contains(it.group(1)));
  }

  private static boolean serves(ResponseForms.Operation operation, Provider provider) {
    return switch (provider) {
      case CLASSIC -> !operation.path().startsWith("/v2/vpc/");
      case VPC -> !operation.path().startsWith("/v2/classic/");
      case SATELLITE -> !operation.path().matches("/v2/(vpc|classic)/.*");
    };
  }

  private void read(ContainersClient view, ResponseForms.Operation operation, Known known) {
    Optional<RawRequest> request = request(view, operation, known);
    if (request.isEmpty()) {
      report.skipped(operation.id());
      return;
    }
    try {
      var answer = request.get().text();
      report.status(operation.id(), answer.status());
      report.differences(
          operation, HeadComparison.of(operation, answer.status(), answer.headers()));
      compare(operation, operation.response(), answer.status(), answer.value());
    } catch (ServiceException e) {
      report.status(operation.id(), e.status());
      compare(operation, ERROR, e.status(), e.body());
    } catch (ContainersException e) {
      report.failure(operation.id(), e.getClass().getSimpleName());
    }
    progress.accept(operation.id());
  }

  private static Optional<RawRequest> request(
      ContainersClient view, ResponseForms.Operation operation, Known known) {
    StringBuilder path = new StringBuilder();
    Matcher variable = VARIABLE.matcher(operation.path());
    while (variable.find()) {
      Optional<String> value = known.value(variable.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      variable.appendReplacement(path, Matcher.quoteReplacement(encoded(value.get())));
    }
    variable.appendTail(path);
    RawRequest request =
        view.request("GET", path.toString())
            .scopeHeaders(operation.headers().toArray(String[]::new));
    for (String name : operation.query()) {
      Optional<String> value = known.value(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      request.query(name, value.get());
    }
    return Optional.of(request);
  }

  private static String encoded(String value) {
    return new HttpUrl.Builder()
        .scheme("https")
        .host("localhost")
        .addPathSegment(value)
        .build()
        .encodedPath()
        .substring(1);
  }

  private void compare(ResponseForms.Operation operation, String form, int status, String body) {
    if (form.isEmpty() || body.isBlank()) {
      return;
    }
    try {
      JsonElement json = JsonParser.parseString(body);
      report.differences(operation, Comparison.of(forms, operation.id(), form, json));
      writer.ifPresent(it -> it.record(operation, form, status, json));
    } catch (JsonParseException e) {
      report.failure(operation.id(), "no JSON");
    }
  }

  /** What the client can't tell of a cluster. */
  private void views(ClusterSummary summary) {
    attempt(
        "views of a cluster",
        () -> {
          Cluster cluster = client.clusters().get(summary.id());
          report.view("cluster state", !cluster.state().isKnown());
          report.view("master state", isUnknown(cluster.master().state()));
          report.view("master health", isUnknown(cluster.master().health()));
          report.view("cluster version", cluster.version().isEmpty());
          for (Worker worker : client.workers().list(summary.id())) {
            report.view("worker state", !worker.state().isKnown());
            report.view("worker health", isUnknown(worker.health()));
            report.view("worker version", worker.version().isEmpty());
          }
          for (WorkerPool pool : client.workerPools().list(summary.id())) {
            report.view("worker pool state", isUnknown(pool.state()));
          }
          if (kubernetes) {
            attempt("/version of a cluster", () -> version(summary.id()));
          }
        });
  }

  private static boolean isUnknown(OpenValue value) {
    return value.isPresent() && !value.isKnown();
  }

  private void version(String cluster) {
    try (KubernetesAccess access =
        client.kubernetes(cluster, KubernetesOptions.builder().withoutRbacSync().build())) {
      access.version();
      report.count("reachable clusters", 1);
    }
  }

  private void attempt(String what, Runnable reading) {
    try {
      reading.run();
    } catch (ContainersException e) {
      report.failure(what, e.getClass().getSimpleName());
    }
  }
}

package io.github.ibmcontainers.samples;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.catalog.AvailableVersion;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.error.ContainersException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes one self-contained HTML page about all clusters: versions against those that the service
 * offers, workers by state, and what needs attention first. The argument is the file; by default
 * {@code target/clusters.html}.
 */
public final class ClusterReport {
  private ClusterReport() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Path file = Path.of(args.length == 0 || args[0].isBlank() ? "target/clusters.html" : args[0]);
    Sample.main(
        cloud -> {
          try (ContainersClient client = cloud.client().build()) {
            String page = page(client);
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, page);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          System.out.println("Written: " + file);
        });
  }

  /** Returns the page about all clusters of a client's scope. */
  static String page(ContainersClient client) {
    return page(data(client));
  }

  /** Returns the page that shows this data. */
  static String page(JsonObject data) {
    return template().replace("/*DATA*/", script(data));
  }

  private static JsonObject data(ContainersClient client) {
    List<AvailableVersion> available = client.locations().versions();
    List<Version> offered = available.stream().map(AvailableVersion::version).sorted().toList();
    Listing<ClusterSummary> clusters = client.clusters().list();
    JsonArray rows = new JsonArray();
    for (ClusterSummary cluster : clusters.found()) {
      rows.add(row(client, cluster, offered));
    }
    JsonArray failures = new JsonArray();
    clusters.failures().forEach(failure -> failures.add(failure.toString()));
    JsonObject data = new JsonObject();
    data.add("clusters", rows);
    data.add("failures", failures);
    data.add("offered", newest(available));
    return data;
  }

  /** Returns the newest version of each platform. */
  private static JsonObject newest(List<AvailableVersion> available) {
    JsonObject newest = new JsonObject();
    available.stream()
        .sorted(Comparator.comparing(AvailableVersion::version))
        .forEach(
            it -> newest.addProperty(it.version().platform().toString(), it.version().number()));
    return newest;
  }

  private static JsonObject row(
      ContainersClient client, ClusterSummary cluster, List<Version> offered) {
    JsonObject row = new JsonObject();
    row.addProperty("name", cluster.name());
    row.addProperty("provider", cluster.provider().toString());
    row.addProperty("region", cluster.region());
    row.addProperty("platform", cluster.platform().toString());
    row.addProperty("state", cluster.state().toString());
    row.addProperty("version", cluster.version().map(Version::number).orElse(""));
    row.addProperty("behind", cluster.version().map(own -> minorsBehind(own, offered)).orElse(0L));
    List<String> attention = new ArrayList<>();
    if (!cluster.state().toString().equals("normal")) {
      attention.add("state is " + cluster.state());
    }
    JsonObject states = new JsonObject();
    JsonObject versions = new JsonObject();
    JsonObject pools = new JsonObject();
    try {
      List<Worker> workers = client.workers().list(cluster.id());
      long unhealthy = workers.stream().filter(worker -> !worker.isReady()).count();
      long outdated =
          workers.stream()
              .filter(worker -> isOutdated(worker.version(), cluster.version()))
              .count();
      if (unhealthy > 0) {
        attention.add(unhealthy + " of " + workers.size() + " workers not ready");
      }
      if (outdated > 0) {
        attention.add(outdated + " workers behind the master");
      }
      for (Worker worker : workers) {
        count(states, worker.state().toString());
        count(versions, worker.version().map(Version::number).orElse("unknown"));
        String pool = worker.pool().orElse("-");
        if (!pools.has(pool)) {
          pools.add(pool, new JsonObject());
        }
        count(pools.getAsJsonObject(pool), worker.zone().orElse("-"));
      }
    } catch (ContainersException e) {
      attention.add("workers could not be listed");
    }
    if (row.get("behind").getAsLong() > 1) {
      attention.add(row.get("behind").getAsLong() + " minor versions behind");
    }
    row.add("states", states);
    row.add("versions", versions);
    row.add("pools", pools);
    JsonArray reasons = new JsonArray();
    attention.forEach(reasons::add);
    row.add("attention", reasons);
    return row;
  }

  private static boolean isOutdated(Optional<Version> worker, Optional<Version> master) {
    return worker.isPresent()
        && master.isPresent()
        && worker.get().minor() < master.get().minor()
        && worker.get().major() == master.get().major();
  }

  /** Counts the offered minor versions of the same platform above this one. */
  private static long minorsBehind(Version own, List<Version> offered) {
    return offered.stream()
        .filter(version -> version.major() == own.major() && version.minor() > own.minor())
        .map(Version::minor)
        .distinct()
        .count();
  }

  private static void count(JsonObject counts, String key) {
    counts.addProperty(key, counts.has(key) ? counts.get(key).getAsInt() + 1 : 1);
  }

  /** Returns JSON that can't end the script element it stands in. */
  private static String script(JsonObject data) {
    return data.toString()
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String template() {
    try (InputStream page = ClusterReport.class.getResourceAsStream("cluster-report.html")) {
      return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.ibmcontainers.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs everything and prints the table of the module's README. */
final class Benchmarks {
  private static final int JVMS = 21;

  /** The percentile that is taken of all times: what else the machine has to do is not in it. */
  private static final double UNDISTURBED = 10;
  private static final List<String> WAYS =
      List.of("client", "clientByGson", "reflectiveGson", "stock");

  private Benchmarks() {}

  /**
   * @param args the module's build directory
   */
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[0]);
    Map<String, Double> first = firstDecoding(target);
    Map<String, Map<String, Double>> time = new TreeMap<>();
    Map<String, Double> bytes = new TreeMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(WarmDecoding.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run()) {
      String way = result.getPrimaryResult().getLabel();
      String order = result.getParams().getParam("order");
      time.computeIfAbsent(order, o -> new TreeMap<>())
          .put(way, result.getPrimaryResult().getStatistics().getPercentile(UNDISTURBED));
      if (order.equals("document")) {
        bytes.put(way, allocated(result));
      }
    }
    double ours = jar(target.resolve("classes"), Path.of("io/github/ibmcontainers/generated"));
    double stock = jar(target.resolve("test-classes"), Path.of("io/github/ibmcontainers/stock"));
    WarmDecoding sample = new WarmDecoding();
    sample.answer();

    System.out.println();
    System.out.println(
        "| | stock | reflective `new Gson()` | client, by the caller's `new Gson()` | client |"
            + " client to reflective |");
    System.out.println("|---|---|---|---|---|---|");
    row("500 clusters, " + sample.bytes() / 1000 + " kB, fields as in the document: time", time.get("document"));
    row("the same with the fields in another order: time", time.get("other"));
    row("the same: bytes allocated", bytes);
    row("first cluster in a fresh JVM: time", first);
    System.out.printf(Locale.ROOT, "| jar | 1.00 | | | %.2f | |%n", ours / stock);
    System.out.println();
    System.out.printf(
        "Here and now: %s us, %s B, %s ns, jars of %.0f and %.0f B%n",
        time, bytes, first, ours, stock);
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(e -> e.getKey().endsWith("gc.alloc.rate.norm"))
        .findFirst()
        .orElseThrow()
        .getValue()
        .getScore();
  }

  private static void row(String what, Map<String, Double> values) {
    double stock = values.get("stock");
    System.out.printf(
        Locale.ROOT,
        "| %s | 1.00 | %.2f | %.2f | %.2f | %.2f |%n",
        what,
        values.get("reflectiveGson") / stock,
        values.get("clientByGson") / stock,
        values.get("client") / stock,
        values.get("client") / values.get("reflectiveGson"));
  }

  /** Some processes a way, taken in turns. */
  private static Map<String, Double> firstDecoding(Path target) throws Exception {
    Path answer =
        Files.writeString(
            target.resolve("cluster.json"),
            Samples.one(io.github.ibmcontainers.plain.model.GetClusterResponse.class));
    Map<String, List<Long>> nanos = new LinkedHashMap<>();
    for (int i = 0; i < JVMS; i++) {
      for (String way : WAYS) {
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FirstDecoding.class.getName(),
                    way,
                    answer.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(way + " ended with an error");
        }
        nanos.computeIfAbsent(way, w -> new ArrayList<>()).add(Long.valueOf(out.strip()));
      }
    }
    Map<String, Double> undisturbed = new LinkedHashMap<>();
    nanos.forEach(
        (way, all) ->
            undisturbed.put(
                way,
                all.stream()
                    .sorted()
                    .skip((long) (all.size() * UNDISTURBED / 100))
                    .findFirst()
                    .orElseThrow()
                    .doubleValue()));
    return undisturbed;
  }

  /** The size of a jar of these classes. */
  private static long jar(Path root, Path directory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(root.resolve(directory))) {
      files
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(
              file -> {
                try {
                  zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                  Files.copy(file, zip);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return bytes.size();
  }
}

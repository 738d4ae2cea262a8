package io.github.ibmcontainers.fake;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * The options of {@link FakeIbmCloudMain}.
 *
 * @param port the first port
 * @param clusters the number of clusters; empty for the five default ones
 * @param seed the seed of the random choice of the clusters' kinds
 * @param state the file that persists the state
 */
record CommandLineOptions(int port, Optional<Integer> clusters, long seed, Optional<Path> state) {
  private static final int FIRST_PORT = 20400;
  private static final String USAGE =
      "usage: [--port first-port] [--clusters count] [--seed number] [--state file.json]";

  static CommandLineOptions parse(String... arguments) {
    int port = FIRST_PORT;
    Optional<Integer> clusters = Optional.empty();
    long seed = 0;
    Optional<Path> state = Optional.empty();
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      switch (name) {
        case "--port" -> port = (int) number(name, value(name, rest), 1024, 60_000);
        case "--clusters" ->
            clusters = Optional.of((int) number(name, value(name, rest), 0, 10_000));
        case "--seed" -> seed = number(name, value(name, rest), Long.MIN_VALUE, Long.MAX_VALUE);
        case "--state" -> state = Optional.of(Path.of(value(name, rest)));
        default -> port = (int) number("the first port", name, 1024, 60_000);
      }
    }
    return new CommandLineOptions(port, clusters, seed, state);
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(name + " has no value; " + USAGE);
    }
    return rest.next();
  }

  private static long number(String name, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new IllegalArgumentException(
        name + " must be a number from " + min + " to " + max + ", not '" + text + "'; " + USAGE);
  }

  FakeIbmCloudBuilder builder() {
    FakeIbmCloudBuilder builder = FakeIbmCloud.builder().fixedPorts(port);
    state.ifPresent(builder::state);
    if (clusters.isPresent()) {
      builder.noDefaultClusters();
      Random random = new Random(seed);
      for (int i = 0; i < clusters.get(); i++) {
        builder.cluster(i == 0 ? ClusterSpec.classic("mycluster") : cluster(i, random));
      }
    }
    return builder;
  }

  private static ClusterSpec cluster(int number, Random random) {
    String name = String.format(Locale.ROOT, "cluster-%04d", number);
    ClusterSpec cluster =
        switch (random.nextInt(4)) {
          case 0 -> ClusterSpec.classic(name);
          case 1 -> ClusterSpec.vpc(name);
          case 2 ->
              ClusterSpec.vpc(name).in("eu-de", "eu-de-1", "eu-de-2").withOpenShift("4.16.20");
          default -> ClusterSpec.satellite(name);
        };
    return cluster.withWorkersPerZone(1 + random.nextInt(3));
  }
}

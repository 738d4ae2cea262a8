package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ClientListener;
import io.github.ibmcontainers.ContainersClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Counts and times a client's calls with Micrometer. */
public final class Metrics {
  private Metrics() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(Metrics::run);
  }

  private static void run(SampleCloud cloud) {
    MeterRegistry registry = new SimpleMeterRegistry();
    try (ContainersClient client = cloud.client().listener(meters(registry)).build()) {
      client.clusters().list();
      client.regions();
    }
    Table table = new Table("Operation", "Calls", "Total ms");
    for (Timer timer : registry.find("containers.calls").timers()) {
      table.row(
          timer.getId().getTag("operation"),
          timer.count(),
          Math.round(timer.totalTime(java.util.concurrent.TimeUnit.MILLISECONDS)));
    }
    System.out.println(table);
    System.out.println(
        "  Tokens requested: " + Math.round(registry.get("containers.tokens").counter().count()));
  }

  private static ClientListener meters(MeterRegistry registry) {
    return event -> {
      if (event instanceof ClientEvent.CallEnded call) {
        registry
            .timer(
                "containers.calls",
                "operation",
                call.operation(),
                "status",
                call.status().isPresent() ? Integer.toString(call.status().getAsInt()) : "none")
            .record(call.duration());
      } else if (event instanceof ClientEvent.RetryScheduled retry) {
        registry.counter("containers.retries", "reason", retry.reason()).increment();
      } else if (event instanceof ClientEvent.LimiterWaited wait) {
        registry.timer("containers.limiter").record(wait.pause());
      } else if (event instanceof ClientEvent.TokenFetched token) {
        registry
            .counter("containers.tokens", "successful", Boolean.toString(token.successful()))
            .increment();
      }
    };
  }
}

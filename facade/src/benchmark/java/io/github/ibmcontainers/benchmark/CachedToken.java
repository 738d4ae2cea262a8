package io.github.ibmcontainers.benchmark;

import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamStub;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.auth.TokenSource;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Reading the cached token, which every request does: at most 50 ns and nothing allocated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CachedToken {
  private static final double MOST_NANOS = 50;
  // Bytes a call; the profiler's own rounding is below this.
  private static final double MOST_BYTES = 0.01;

  private final IamStub iam = IamStub.start();
  private TokenSource source;

  /** One token of an hour. */
  @Setup
  public void start() {
    iam.answer(IamStub.token("token"));
    source = TokenSource.builder(iam.client().build(), Credential.apiKey("key")).build();
    source.get();
  }

  /** Ends source and stub. */
  @TearDown
  public void stop() {
    source.close();
    iam.close();
  }

  /** What is measured. */
  @Benchmark
  public IamToken read() {
    return source.get();
  }

  /** Measures, and fails if a bound is passed. */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(CachedToken.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    for (RunResult result : results) {
      // The fastest round: whatever else the machine does only adds.
      double nanos = result.getPrimaryResult().getStatistics().getMin();
      double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
      if (nanos > MOST_NANOS || bytes > MOST_BYTES) {
        throw new IllegalStateException(nanos + " ns and " + bytes + " bytes a read");
      }
    }
  }
}

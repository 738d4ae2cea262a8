package io.github.ibmcontainers.benchmark;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.stock.JSON;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A list of 500 clusters with all details, from the bytes of the answer to objects. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 6, time = 1)
public class WarmDecoding {
  /** Whether the fields come in the document's order. */
  @Param({"document", "other"})
  public String order = "document";

  private byte[] answer = {};
  private final Gson gson = new Gson();
  private final TypeToken<List<io.github.ibmcontainers.plain.model.GetClusterResponse>> plain =
      new TypeToken<>() {};
  private final TypeToken<List<io.github.ibmcontainers.stock.model.GetClusterResponse>> stock =
      new TypeToken<>() {};
  private final TypeToken<List<io.github.ibmcontainers.generated.model.GetClusterResponse>> ours =
      new TypeToken<>() {};
  private final Gson stockGson = new JSON().getGson();

  @Setup
  public void answer() {
    Class<?> cluster = io.github.ibmcontainers.plain.model.GetClusterResponse.class;
    answer =
        (order.equals("document")
                ? Samples.list(cluster, 500)
                : Samples.shuffledList(cluster, 500))
            .getBytes(StandardCharsets.UTF_8);
  }

  private Reader reader() {
    return new InputStreamReader(new ByteArrayInputStream(answer), StandardCharsets.UTF_8);
  }

  /** The size of the answer. */
  int bytes() {
    return answer.length;
  }

  @Benchmark
  public Object client() throws ApiException {
    return ClientDecoding.list(answer);
  }

  @Benchmark
  public Object clientByGson() {
    return gson.fromJson(reader(), ours);
  }

  @Benchmark
  public Object reflectiveGson() {
    return gson.fromJson(reader(), plain);
  }

  @Benchmark
  public Object stock() {
    return stockGson.fromJson(reader(), stock);
  }
}

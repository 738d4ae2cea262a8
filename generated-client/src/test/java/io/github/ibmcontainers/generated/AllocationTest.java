package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.reflect.TypeToken;
import com.sun.management.ThreadMXBean;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.contract.ReflectiveModels;
import io.github.ibmcontainers.generated.model.GetClustersResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes allocated for decoding. Unlike times, they are the same in every run. */
class AllocationTest {
  private static final int CLUSTERS = 500;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Code to measure. */
  private interface Work {
    Object run() throws Exception;
  }

  @Test
  void listOfClustersAllocatesAtMost80PercentOfReflectiveGson(@TempDir Path directory)
      throws Exception {
    JsonArray clusters = new JsonArray();
    for (int i = 0; i < CLUSTERS; i++) {
      clusters.add(ReflectiveModels.example(GetClustersResponse.class, i));
    }
    byte[] answer = clusters.toString().getBytes(StandardCharsets.UTF_8);
    Type twins =
        TypeToken.getParameterized(
                List.class, ReflectiveModels.of(GetClustersResponse.class, directory))
            .getType();
    Gson gson = new Gson();
    ApiRequest<List<GetClustersResponse>> request =
        new V2Api(new ApiClient(new OkHttpClient(), HttpUrl.get("https://localhost/global")))
            .vpcGetClusters();

    long reflective =
        bytes(
            () ->
                gson.fromJson(
                    new InputStreamReader(new ByteArrayInputStream(answer), StandardCharsets.UTF_8),
                    twins));
    long client = bytes(() -> request.read(response(answer)).getData());

    System.out.printf(
        "allocation: %d clusters, %d kB: client %d B, reflective Gson %d B, ratio %.2f%n",
        CLUSTERS, answer.length / 1000, client, reflective, (double) client / reflective);
    assertThat(request.read(response(answer)).getData()).hasSize(CLUSTERS);
    assertThat((double) client).isLessThanOrEqualTo(0.8 * reflective);
  }

  /** Returns the minimum of several runs; the first ones load classes. */
  private long bytes(Work work) throws Exception {
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      Object result = work.run();
      long allocated = threads.getThreadAllocatedBytes(thread) - before;
      assertThat(result).isNotNull();
      least = Math.min(least, allocated);
    }
    return least;
  }

  private static Response response(byte[] answer) {
    return new Response.Builder()
        .request(new Request.Builder().url("https://localhost/").build())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(
            ResponseBody.create(
                Okio.buffer(Okio.source(new ByteArrayInputStream(answer))),
                MediaType.get("application/json"),
                -1))
        .build();
  }
}

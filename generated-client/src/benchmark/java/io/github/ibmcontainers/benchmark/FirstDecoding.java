package io.github.ibmcontainers.benchmark;

import com.google.gson.Gson;
import io.github.ibmcontainers.stock.JSON;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** In a JVM of its own: the time from nothing to the first decoded cluster, printed as nanoseconds. */
final class FirstDecoding {
  private FirstDecoding() {}

  /**
   * @param args the way, and the file with the answer
   */
  public static void main(String[] args) throws Exception {
    String answer = Files.readString(Path.of(args[1]));
    long start = System.nanoTime();
    Object cluster =
        switch (args[0]) {
          case "client" -> ClientDecoding.one(answer.getBytes(StandardCharsets.UTF_8));
          case "clientByGson" ->
              new Gson()
                  .fromJson(
                      answer, io.github.ibmcontainers.generated.model.GetClusterResponse.class);
          case "reflectiveGson" ->
              new Gson()
                  .fromJson(answer, io.github.ibmcontainers.plain.model.GetClusterResponse.class);
          case "stock" ->
              new JSON()
                  .getGson()
                  .fromJson(answer, io.github.ibmcontainers.stock.model.GetClusterResponse.class);
          default -> throw new IllegalArgumentException(args[0]);
        };
    long end = System.nanoTime();
    if (cluster == null) {
      throw new AssertionError();
    }
    System.out.println(end - start);
  }
}

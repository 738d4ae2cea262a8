package io.github.ibmcontainers.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.error.InvalidResponseException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The changes that a cluster's API server reports, as they come. {@link #next} is for one thread;
 * {@link #close} may be called by any and ends a {@link #next} that waits. A server ends a watch
 * after some minutes; open another one then, which carries a fresh token.
 */
public final class KubernetesWatch implements AutoCloseable {
  /** Larger than any object that an API server stores. */
  private static final long LONGEST_EVENT = 16L * 1024 * 1024;

  private final String what;
  private final Call call;
  private final Response response;
  private final Function<IOException, RuntimeException> failures;
  private final Consumer<KubernetesWatch> atClose;

  KubernetesWatch(
      String what,
      Call call,
      Response response,
      Function<IOException, RuntimeException> failures,
      Consumer<KubernetesWatch> atClose) {
    this.what = what;
    this.call = call;
    this.response = response;
    this.failures = failures;
    this.atClose = atClose;
  }

  /**
   * The next change; waits for it.
   *
   * @return empty when the server has ended the watch, or it was closed
   * @throws KubernetesApiException if the server reports an error, such as {@link
   *     KubernetesApiException.Gone}
   * @throws io.github.ibmcontainers.error.TransportException if the connection broke
   */
  public Optional<WatchEvent> next() {
    if (call.isCanceled()) {
      return Optional.empty();
    }
    try {
      BufferedSource source = response.body().source();
      while (!source.exhausted()) {
        String line = line(source);
        if (!line.isBlank()) {
          return Optional.of(event(line));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      if (call.isCanceled()) {
        return Optional.empty();
      }
      throw failures.apply(e);
    } catch (IllegalStateException e) {
      // What Okio throws when the stream is closed between two reads.
      if (call.isCanceled()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String line(BufferedSource source) throws IOException {
    long end = source.indexOf((byte) '\n', 0, LONGEST_EVENT);
    if (end >= 0) {
      String line = source.readUtf8(end);
      source.skip(1);
      return line;
    }
    if (source.request(LONGEST_EVENT)) {
      throw invalid("an event is longer than " + LONGEST_EVENT + " bytes");
    }
    return source.readUtf8();
  }

  private WatchEvent event(String line) {
    JsonObject json;
    try {
      json = JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw invalid("an event is no JSON object");
    }
    JsonElement type = json.get("type");
    if (type == null
        || !type.isJsonPrimitive()
        || !(json.get("object") instanceof JsonObject object)) {
      throw invalid("an event has no type or no object");
    }
    if (type.getAsString().equals("ERROR")) {
      close();
      throw KubernetesApiException.of(
          what, call.request().url().host(), KubernetesStatus.of(500, object));
    }
    return new WatchEvent(type.getAsString(), object);
  }

  private InvalidResponseException invalid(String why) {
    close();
    return new InvalidResponseException(
        what + " answered with a stream that is no watch: " + why,
        response.code(),
        what,
        Optional.empty(),
        null);
  }

  /** Ends the watch and its connection. Does nothing the second time. */
  @Override
  public void close() {
    call.cancel();
    response.close();
    atClose.accept(this);
  }
}

package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import io.github.ibmcontainers.internal.json.JsonFields;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * A stream of changes reported by a cluster's API server. {@link #next} must be called by one
 * thread at a time; {@link #close} may be called by any thread and ends a waiting {@link #next}.
 * Servers end a watch after some minutes; open a new one then, which uses a current token.
 */
public final class KubernetesWatch implements AutoCloseable {
  /** The maximum size of an event, which exceeds that of any object in an API server. */
  private static final long MAX_EVENT_BYTES = 16L * 1024 * 1024;

  private final String what;
  private final Call call;
  private final Response response;
  private final Function<IOException, RuntimeException> failures;
  private final Consumer<KubernetesWatch> atClose;
  private final ClientLifetime client;

  KubernetesWatch(
      String what,
      Call call,
      Response response,
      Function<IOException, RuntimeException> failures,
      Consumer<KubernetesWatch> atClose,
      ClientLifetime client) {
    this.what = what;
    this.call = call;
    this.response = response;
    this.failures = failures;
    this.atClose = atClose;
    this.client = client;
  }

  /**
   * A network interceptor that ends the read timeout with the headers of the response: a watch is
   * silent while nothing changes.
   */
  static Response withoutTimeout(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.isSuccessful()) {
      response.body().source().timeout().clearTimeout();
    }
    return response;
  }

  /**
   * Waits for the next change and returns it.
   *
   * @return the change; empty if the server has ended the watch, or if it was closed
   * @throws KubernetesApiException if the server reports an error, such as {@link
   *     KubernetesApiException.Gone}
   * @throws InvalidResponseException if the server sends something other than events
   * @throws io.github.ibmcontainers.error.TransportException if the connection broke, or if the
   *     thread was interrupted, which ends the watch
   * @throws IllegalStateException if the client was closed before the call; closing it ends a
   *     waiting call
   */
  public Optional<WatchEvent> next() {
    client.requireOpen();
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
    } catch (IOException | IllegalStateException e) {
      // Okio throws IllegalStateException if the stream is closed between two reads.
      if (call.isCanceled() && !Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      throw e instanceof IOException failure ? failures.apply(failure) : (RuntimeException) e;
    }
  }

  private String line(BufferedSource source) throws IOException {
    long end = source.indexOf((byte) '\n', 0, MAX_EVENT_BYTES + 1);
    if (end >= 0) {
      String line = source.readUtf8(end);
      source.skip(1);
      return line;
    }
    if (source.request(MAX_EVENT_BYTES + 1)) {
      throw invalid("an event is longer than " + MAX_EVENT_BYTES + " bytes");
    }
    return source.readUtf8();
  }

  private WatchEvent event(String line) {
    JsonFields json =
        JsonFields.parse(line).orElseThrow(() -> invalid("an event is not a JSON object"));
    String type = json.text("type").orElse("");
    if (type.isEmpty() || !json.hasObject("object")) {
      throw invalid("an event has no type or no object");
    }
    JsonFields object = json.object("object");
    if (type.equals("ERROR")) {
      close();
      throw KubernetesApiException.of(
          what, call.request().url().host(), KubernetesStatus.of(500, object));
    }
    return new WatchEvent(type, object.toJsonObject());
  }

  private InvalidResponseException invalid(String why) {
    close();
    return new InvalidResponseException(
        what + " returned a stream that is not a watch: " + why,
        response.code(),
        what,
        Optional.empty(),
        null);
  }

  /** Ends the watch and closes its connection. Idempotent. */
  @Override
  public void close() {
    call.cancel();
    response.close();
    atClose.accept(this);
  }
}

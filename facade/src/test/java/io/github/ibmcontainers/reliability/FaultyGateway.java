package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.testing.Responses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Forwards requests to a service, spoils responses, and records the executed changes. */
final class FaultyGateway extends Dispatcher {
  private final HttpUrl service;
  private final OkHttpClient http =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).followRedirects(false).build();
  private final List<String> executed = new ArrayList<>();
  private Plan plan = change -> null;

  /** Selects the requests to spoil. */
  interface Plan {
    /**
     * Returns the fault of the next request, or null.
     *
     * @param change whether the request changes something
     */
    @Nullable WireFault next(boolean change);
  }

  /**
   * @param service the base URL of the service
   */
  FaultyGateway(HttpUrl service) {
    this.service = service;
  }

  /**
   * Spoils responses from the first change on, or from the first request if nothing changes.
   *
   * @param each whether to spoil every response from there on; otherwise only the first
   */
  void spoil(WireFault fault, boolean each, boolean changing) {
    follow(
        new Plan() {
          private boolean reached;

          @Override
          public @Nullable WireFault next(boolean change) {
            if (reached ? !each : changing && !change) {
              return null;
            }
            reached = true;
            return fault;
          }
        });
  }

  /** Forwards everything unchanged. */
  void heal() {
    follow(change -> null);
  }

  /** Sets a plan and clears the recorded changes. */
  synchronized void follow(Plan next) {
    executed.clear();
    plan = next;
  }

  /** Returns the changes executed by the service, without IDs. */
  synchronized List<String> executed() {
    return executed.stream().map(Snapshot::withoutIds).sorted().toList();
  }

  private synchronized @Nullable WireFault next(boolean change) {
    return plan.next(change);
  }

  @Override
  public MockResponse dispatch(RecordedRequest sent) {
    boolean change = !sent.getMethod().equals("GET");
    WireFault now = next(change);
    if (now != null && !now.taken()) {
      return now.response().apply(200, "{}");
    }
    try (Response response = http.newCall(forward(sent)).execute()) {
      ResponseBody body = response.body();
      ByteString bytes = body.byteString();
      if (change && response.isSuccessful()) {
        synchronized (this) {
          executed.add(sent.getMethod() + " " + sent.getTarget().replaceFirst("^/global", ""));
        }
      }
      if (now != null) {
        return now.response().apply(response.code(), bytes.utf8());
      }
      return Responses.copy(response, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("The gateway can't reach the service", e);
    }
  }

  private Request forward(RecordedRequest sent) {
    ByteString body = sent.getBody();
    String method = sent.getMethod();
    boolean hasBody = !method.equals("GET") && !method.equals("HEAD");
    return new Request.Builder()
        .url(service.newBuilder().encodedPath("/").build().resolve(sent.getTarget()))
        .headers(sent.getHeaders().newBuilder().removeAll("Host").build())
        .method(
            method,
            hasBody ? RequestBody.create(body == null ? ByteString.EMPTY : body, null) : null)
        .build();
  }

  /** Closes the connections to the service. */
  @Override
  public void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}

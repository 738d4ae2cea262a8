package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.exchange.Cell;
import io.github.ibmcontainers.exchange.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;

/** Responds to a call as its data file specifies, with a fault, and counts the changes made. */
final class FaultyService extends Dispatcher {
  private static final String CELL = "X-Cell";
  private static final AtomicLong COUNT = new AtomicLong();

  private final String number = Long.toString(COUNT.incrementAndGet());
  private final Cell cell;
  private final WireFault fault;
  private final boolean always;
  private final Document document;
  private final List<Cell.Exchange> left;
  private final Map<String, Integer> done = new HashMap<>();
  private int spoiled;

  /**
   * @param always whether every response is spoiled; otherwise one response to a change, or to the
   *     first request if nothing changes
   */
  FaultyService(Cell cell, WireFault fault, boolean always, Document document) {
    this.cell = cell;
    this.fault = fault;
    this.always = always;
    this.document = document;
    this.left = new ArrayList<>(cell.exchanges());
  }

  /** Returns a client whose requests are known to be of this cell. */
  OkHttpClient tagged(OkHttpClient base) {
    return base.newBuilder()
        .addInterceptor(
            chain -> chain.proceed(chain.request().newBuilder().header(CELL, number).build()))
        .build();
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest sent) {
    if (!number.equals(sent.getHeaders().get(CELL))) {
      // A request of an earlier cell, whose call has timed out before the server read it.
      return new MockResponse.Builder().code(500).build();
    }
    String line = sent.getMethod() + " " + sent.getTarget().replaceFirst("^/global", "");
    List<Cell.Exchange> fitting = left.stream().filter(it -> it.request().equals(line)).toList();
    int status = 404;
    String body = "{\"code\":\"G0004\",\"description\":\"not found\"}";
    if (!fitting.isEmpty()) {
      status = fitting.get(0).status();
      body = fitting.get(0).answer();
      if (fitting.size() > 1) {
        left.remove(fitting.get(0));
      }
    } else if (line.equals("GET /v2/getCluster?cluster=c1") || line.equals("GET /v1/clusters/c1")) {
      status = 200;
      body =
          "{\"id\":\"c1\",\"name\":\"mycluster\",\"provider\":\""
              + cell.provider().orElse(Provider.VPC).id()
              + "\"}";
    }
    if (!done.isEmpty() && (status == 404 || isBeforeChange(line))) {
      // The data file doesn't contain the state after the change, so this response must not be
      // conclusive.
      status = 500;
      body = "{}";
    }
    boolean aim = always || (spoiled == 0 && (!changes() || !line.startsWith("GET ")));
    if (!line.startsWith("GET ") && (!aim || fault.taken())) {
      done.merge(line, 1, Integer::sum);
    }
    if (aim) {
      spoiled++;
      return fault.response().apply(status, body);
    }
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    if (!body.isEmpty()) {
      response.setHeader("Content-Type", body.startsWith("#") ? "text/plain" : "application/json");
    }
    return response.build();
  }

  /** Whether the data file's response to a request shows the state before the call's change. */
  private boolean isBeforeChange(String line) {
    return cell.exchanges().stream()
        .takeWhile(it -> it.request().startsWith("GET "))
        .anyMatch(it -> changes() && it.request().equals(line));
  }

  /** Whether the call changes something. */
  boolean changes() {
    return cell.exchanges().stream().anyMatch(it -> !it.request().startsWith("GET "));
  }

  /** Returns non-idempotent changes that were made more often than the call requested. */
  synchronized List<String> doubled() {
    return done.entrySet().stream()
        .filter(
            entry ->
                entry.getValue() > ordered(entry.getKey())
                    && !document.operation(entry.getKey()).idempotent())
        .map(entry -> entry.getKey() + " " + entry.getValue() + " times")
        .toList();
  }

  /** Whether none of the requested changes was made. */
  synchronized boolean nothingDone() {
    return changes() && done.isEmpty();
  }

  private long ordered(String line) {
    return Math.max(1, cell.exchanges().stream().filter(it -> it.request().equals(line)).count());
  }
}

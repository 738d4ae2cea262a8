package io.github.ibmcontainers.exchange;

import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.testing.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * Performs a removal whose first response is lost, responds to the second request as specified, and
 * doesn't find anything to remove from then on.
 */
final class RemovalService extends Dispatcher {
  /** How the response to the first request is lost. */
  enum Loss {
    /** The first response is the one under test. */
    NONE,
    /** The connection is closed before the response. */
    CLOSED,
    /** The connection is closed within the response's body. */
    HALF_A_BODY,
    /** No response comes. */
    SILENCE
  }

  private final Cell cell;
  private final Loss loss;
  private final MockResponse response;
  private final List<String> changes = new ArrayList<>();
  private final AtomicInteger tokens = new AtomicInteger();

  RemovalService(Cell cell, Loss loss, MockResponse response) {
    this.cell = cell;
    this.loss = loss;
    this.response = response;
  }

  /** Returns the requests that may have changed something. */
  synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  static MockResponse closed() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest sent) {
    String line = sent.getMethod() + " " + sent.getTarget().replaceFirst("^/global", "");
    if (line.equals("POST /iam/identity/token")) {
      return Responses.json(
          "{\"access_token\": \"t" + tokens.incrementAndGet() + "\", \"expires_in\": 3600}");
    }
    if (line.startsWith("GET ")) {
      return cell.exchanges().stream()
          .filter(it -> it.request().equals(line))
          .findFirst()
          .map(it -> Responses.json(it.status(), it.answer()))
          .orElseGet(
              () ->
                  line.equals("GET /v2/getCluster?cluster=c1") || line.equals("GET /v1/clusters/c1")
                      ? cluster()
                      : notFound());
    }
    changes.add(line + " " + (sent.getBody() == null ? "" : sent.getBody().utf8()));
    boolean lost = loss != Loss.NONE;
    return switch (changes.size() - (lost ? 1 : 0)) {
      case 0 -> lost();
      case 1 -> response;
      default -> notFound();
    };
  }

  private MockResponse lost() {
    return switch (loss) {
      case NONE -> throw new IllegalStateException();
      case CLOSED -> closed();
      case HALF_A_BODY ->
          Responses.json("{\"text\": \"" + "x".repeat(1000) + "\"}")
              .newBuilder()
              .onResponseBody(new SocketEffect.CloseSocket())
              .build();
      case SILENCE ->
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    };
  }

  private MockResponse cluster() {
    return Responses.json(
        "{\"id\": \"c1\", \"name\": \"mycluster\", \"provider\": \""
            + cell.provider().orElse(Provider.VPC).id()
            + "\"}");
  }

  private static MockResponse notFound() {
    return Responses.json(404, "{\"code\": \"G0004\", \"description\": \"not found\"}");
  }
}

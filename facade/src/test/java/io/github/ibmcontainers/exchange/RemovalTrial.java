package io.github.ibmcontainers.exchange;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.exchange.RemovalAnswer.Next;
import io.github.ibmcontainers.exchange.RemovalService.Loss;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A removal whose first response may be lost, and which then gets a response.
 *
 * @param cell the call
 * @param idempotent whether the API document marks the operation as idempotent
 * @param mode how the call is made
 * @param loss how the first response is lost
 * @param answer the response to the first request whose response isn't lost
 */
record RemovalTrial(Cell cell, boolean idempotent, Mode mode, Loss loss, RemovalAnswer answer) {
  private static final int SILENCE_MILLIS = 300;
  private static final String IN_DOUBT = "may have performed an earlier attempt";

  /** How a call is made. */
  enum Mode {
    RETRIED,
    ASYNC,
    REPEATABLE,
    ONCE
  }

  @FunctionalInterface
  interface Call {
    @Nullable Object on(ContainersClient client) throws Exception;
  }

  /** Returns all different combinations for a call. */
  static List<RemovalTrial> all(Cell cell, boolean idempotent) {
    List<RemovalTrial> trials = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (Loss loss : Loss.values()) {
        for (RemovalAnswer answer : RemovalAnswer.all()) {
          trials.add(new RemovalTrial(cell, idempotent, mode, loss, answer));
        }
      }
    }
    trials.removeIf(RemovalTrial::isRedundant);
    return trials;
  }

  /** The modes differ in the retries, and the kinds of loss only before the second request. */
  private boolean isRedundant() {
    boolean single = answer.isStatus(404);
    return (mode == Mode.ONCE && loss != Loss.NONE && !single)
        || (loss == Loss.SILENCE && (!single || mode == Mode.ASYNC || mode == Mode.REPEATABLE))
        || (loss == Loss.HALF_A_BODY && mode != Mode.RETRIED);
  }

  /** Whether the resource isn't found after the first response was lost. */
  boolean isTypical() {
    return mode == Mode.RETRIED && loss == Loss.CLOSED && answer.isStatus(404);
  }

  /** Makes the call and returns what is wrong, if anything. */
  Optional<String> run(MockWebServer server, OkHttpClient base, Call call) throws Exception {
    RemovalService service = new RemovalService(cell, loss, answer.response().apply(change()));
    server.setDispatcher(service);
    OkHttpClient http =
        loss == Loss.SILENCE
            ? base.newBuilder().addInterceptor(RemovalTrial::impatient).build()
            : base;
    Throwable failure = null;
    try (ContainersClient client =
        TestClients.of(server, new ManualTime())
            .credential(Credential.apiKey("key"))
            .account("acc1")
            .region("us-south")
            .resourceGroup("rg1")
            .httpClient(http)
            .retryPolicy(
                mode == Mode.ONCE ? RetryPolicy.none() : RetryPolicy.standard().withAttempts(3))
            .build()) {
      failure = failure(client, call);
    }
    return wrong(failure, service.changes());
  }

  private @Nullable Throwable failure(ContainersClient client, Call call) {
    try {
      Object unused =
          mode == Mode.ASYNC
              ? client.clusters().async(it -> uncheckedly(client, call)).join()
              : call.on(client);
      return null;
    } catch (CompletionException e) {
      return e.getCause();
    } catch (Exception e) {
      return e;
    }
  }

  private static @Nullable Object uncheckedly(ContainersClient client, Call call) {
    try {
      return call.on(client);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private Optional<String> wrong(@Nullable Throwable failure, List<String> changes) {
    boolean again = mode == Mode.REPEATABLE || (idempotent && mode != Mode.ONCE);
    boolean lost = loss != Loss.NONE;
    int requests = lost && again ? 2 : 1;
    boolean doubt = lost && again;
    Class<? extends ContainersException> expected = answer.failure();
    boolean notFound = answer.failure() == NotFoundException.class;
    if (lost && !again) {
      expected = loss == Loss.SILENCE ? CallTimeoutException.class : ConnectionException.class;
      notFound = false;
    } else if (answer.next() == Next.OTHER_TOKEN) {
      requests++;
    } else if (answer.next() != Next.END && again) {
      requests++;
      doubt |= answer.next() == Next.AGAIN_IN_DOUBT;
      expected = NotFoundException.class;
      notFound = true;
    } else if (expected == null && answer.isEmpty() && hasValue()) {
      expected = InvalidResponseException.class;
    }
    if (notFound && doubt && isGoneAfterwards()) {
      expected = null;
    }
    if (expected == null ? failure != null : !expected.equals(typeOf(failure))) {
      return Optional.of("expected " + name(expected) + ", not " + failure);
    }
    if (failure != null && doubt != failure.getMessage().contains(IN_DOUBT)) {
      return Optional.of("the message doesn't tell what is known: " + failure);
    }
    boolean same = changes.stream().distinct().count() == 1;
    return changes.size() == requests && same
        ? Optional.empty()
        : Optional.of("expected " + requests + " requests, not " + changes);
  }

  private static @Nullable Class<?> typeOf(@Nullable Throwable failure) {
    return failure == null ? null : failure.getClass();
  }

  private static String name(@Nullable Class<?> type) {
    return type == null ? "success" : type.getSimpleName();
  }

  private Cell.Exchange change() {
    return change(cell);
  }

  /** Returns the request of a removal and its response. */
  static Cell.Exchange change(Cell cell) {
    return cell.exchanges().stream()
        .filter(it -> !it.request().startsWith("GET "))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the method returns a value, or the service reports success in the body. */
  private boolean hasValue() {
    return !cell.seen().isEmpty() || change().request().matches("POST /graphql|PATCH .*/addons");
  }

  /** Whether a 404 after the removal shows that it has been performed. */
  private boolean isGoneAfterwards() {
    return !hasValue() && !change().request().matches("POST .*disable.*");
  }

  @Override
  public String toString() {
    return mode + ", " + loss + ", " + answer;
  }

  /** A short read timeout for requests that change something. */
  private static Response impatient(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    return request.method().equals("GET")
        ? chain.proceed(request)
        : chain.withReadTimeout(SILENCE_MILLIS, TimeUnit.MILLISECONDS).proceed(request);
  }
}

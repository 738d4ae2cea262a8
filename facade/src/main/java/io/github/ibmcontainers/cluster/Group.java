package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A group of methods, and the ways to use all of them otherwise: with options, by the other version
 * of the API, or with the answer's status and headers beside its value. Views are cheap and share
 * everything. Immutable and safe for use by many threads.
 *
 * @param <G> the group itself
 */
public abstract class Group<G extends Group<G>> {
  final ClusterContext context;

  Group(ClusterContext context) {
    this.context = context;
  }

  abstract G view(ClusterContext other);

  /** Runs an operation that is the same whatever the provider. */
  final <T extends @Nullable Object> T value(Function<ApiClient, ApiRequest<T>> operation) {
    RawResponse<T> answer = context.funnel().call(context.options(), operation);
    context.seen().accept(answer);
    return answer.value();
  }

  /**
   * Runs an operation of which nobody wants the answer: then it does not matter if a success comes
   * without the body that the document promises, which the service allows itself.
   */
  final <T extends @Nullable Object> void order(Function<ApiClient, ApiRequest<T>> operation) {
    ignoringNoBody(
        () -> context.seen().accept(context.funnel().call(context.options(), operation)));
  }

  static void ignoringNoBody(Runnable call) {
    try {
      call.run();
    } catch (InvalidResponseException e) {
      boolean empty = String.valueOf(e.getMessage()).endsWith("without the body that is promised");
      if (e.status() != 204 && !(empty && e.getCause() == null)) {
        throw e;
      }
    }
  }

  /**
   * This group, with options that hold for every call made by it: {@code
   * clusters().with(options).get("c")}.
   */
  public final G with(RequestOptions options) {
    return view(context.with(options));
  }

  /**
   * This group, taking that version of the API where both versions can do a thing. Without a
   * preference, reads take v2.
   */
  public final G preferring(ApiVersion version) {
    return view(context.preferring(version));
  }

  /**
   * Makes a call and gives its value together with status, headers and request id: {@code
   * workers().withRawResponse(workers -> workers.list("c"))}. Of a call that sends several
   * requests, they are those of the last answer.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if the call fails
   */
  public final <R> RawResponse<R> withRawResponse(Function<? super G, R> call) {
    AtomicReference<RawResponse<?>> last =
        new AtomicReference<>(
            new RawResponse<>("", 0, Headers.of(), Optional.empty(), Optional.empty()));
    R value = call.apply(view(context.seenBy(last::set)));
    return last.get().withValue(value);
  }
}

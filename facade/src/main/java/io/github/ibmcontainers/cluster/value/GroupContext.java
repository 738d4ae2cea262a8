package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state that the method groups of a client share: its transport, scope and options. Created by
 * {@link io.github.ibmcontainers.ContainersClient} only; not meant to be implemented or called by
 * applications. Immutable and thread-safe.
 */
public interface GroupContext {
  /** Returns this context with other request options. */
  GroupContext with(RequestOptions options);

  /** Returns this context with a preferred API version. */
  GroupContext preferring(ApiVersion version);

  /** Returns this context with an observer that is called with every response. */
  GroupContext observedBy(Consumer<RawResponse<?>> observer);

  /** Starts a call on the client's executor. */
  <R extends @Nullable Object> CompletableFuture<R> async(Supplier<R> call);
}

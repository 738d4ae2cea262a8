package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** How a call is made. */
enum Mode {
  /** Without retries. */
  ONCE,
  /** With the standard retry policy. */
  RETRIED,
  /** Through a view with another scope. */
  SCOPED,
  /** Asynchronously, on a thread of the client. */
  ASYNC;

  private static final int ATTEMPTS = 3;

  RetryPolicy policy() {
    return this == ONCE ? RetryPolicy.none() : RetryPolicy.standard().withAttempts(ATTEMPTS);
  }

  ContainersClient view(ContainersClient client) {
    return this == SCOPED
        ? client.with(scope -> scope.account("acc1").resourceGroup("rg1").region("us-south"))
        : client;
  }

  /** Makes a call and throws its exception. */
  @Nullable Object make(ContainersClient client, Callable<?> call) throws Throwable {
    if (this != ASYNC) {
      return call.call();
    }
    try {
      return client
          .clusters()
          .async(
              clusters -> {
                try {
                  return call.call();
                } catch (RuntimeException e) {
                  throw e;
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              })
          .get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}

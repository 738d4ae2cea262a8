package io.github.ibmcontainers.testing;

import io.github.ibmcontainers.generated.ApiCallback;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.ApiResponse;
import java.util.concurrent.CompletableFuture;

/** A future that the generated client completes with the result of a call. */
public final class FutureCallback<T> extends CompletableFuture<ApiResponse<T>>
    implements ApiCallback<T> {
  @Override
  public void onSuccess(ApiResponse<T> response) {
    complete(response);
  }

  @Override
  public void onFailure(ApiException e) {
    completeExceptionally(e);
  }
}

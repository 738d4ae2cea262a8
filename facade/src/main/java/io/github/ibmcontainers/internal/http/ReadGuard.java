package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.ReadOnlyException;
import io.github.ibmcontainers.generated.Operation;
import java.io.IOException;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Rejects all requests to the container API except reads. */
public final class ReadGuard implements Interceptor {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (!READS.contains(chain.request().method())) {
      Operation operation = chain.request().tag(Operation.class);
      ContainersException refusal =
          new ReadOnlyException(
              (operation == null ? chain.request().method() : operation.id())
                  + " isn't a read, and this client is read-only. (No request was sent.)");
      throw new CallFailure(refusal);
    }
    return chain.proceed(chain.request());
  }
}

package io.github.ibmcontainers.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/** Limits how long a call may take, the reading of its response included. */
public final class CallLimit {
  private CallLimit() {}

  /**
   * Limits a call, unless the HTTP client's own limit is shorter.
   *
   * @param limit the limit; zero for none
   */
  public static void set(Call call, Duration limit) {
    long own = call.timeout().timeoutNanos();
    if (!limit.isZero() && (own == 0 || own > limit.toNanos())) {
      call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}

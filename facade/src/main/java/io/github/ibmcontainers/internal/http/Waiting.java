package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.time.Time;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.Call;

/** A pause within a call that ends at once when the call is cancelled or its thread interrupted. */
final class Waiting {
  private Waiting() {}

  static void sleep(Time time, Duration pause, Call call) throws IOException {
    try {
      time.sleep(pause, call::isCanceled);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
    if (call.isCanceled()) {
      throw new IOException("Canceled");
    }
  }
}

package io.github.ibmcontainers.internal.http;

import okhttp3.Call;

/** Creates calls as long as the client is open. */
public interface ClosableCalls extends Call.Factory {
  /**
   * Checks that calls can be created.
   *
   * @throws IllegalStateException if the client is closed
   */
  void requireOpen();

  /** Checks the same of any factory; those of another client are always open. */
  static void requireOpen(Call.Factory calls) {
    if (calls instanceof ClosableCalls closable) {
      closable.requireOpen();
    }
  }
}

package io.github.ibmcontainers.cluster;

import org.jspecify.annotations.Nullable;

/** What was waited for did not come in time. */
public final class WaitTimeoutException extends WaitException {
  private static final long serialVersionUID = 1L;

  WaitTimeoutException(Progress progress, @Nullable Throwable last) {
    super(
        "Waited in vain for " + Progress.words(progress.limit()) + "; " + progress, progress, last);
  }
}

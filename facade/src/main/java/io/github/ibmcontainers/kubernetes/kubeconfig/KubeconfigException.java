package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig, an archive of one or a key or certificate within could not be read, written or
 * merged. The message says why; it holds nothing of the content.
 */
public final class KubeconfigException extends ContainersException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, free of secrets
   */
  public KubeconfigException(String message) {
    super(message, null);
  }

  /**
   * @param message one sentence, free of secrets
   * @param cause what led to it
   */
  public KubeconfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

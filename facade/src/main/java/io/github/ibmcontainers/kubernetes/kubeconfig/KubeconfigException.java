package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig, its archive, or a key or certificate in it couldn't be read, written or merged. The
 * message has the reason, without any content of the files.
 */
public final class KubeconfigException extends ContainersException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the reason, without secrets
   */
  public KubeconfigException(String message) {
    super(message, null);
  }

  /**
   * @param message the reason, without secrets
   * @param cause the underlying failure
   */
  public KubeconfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

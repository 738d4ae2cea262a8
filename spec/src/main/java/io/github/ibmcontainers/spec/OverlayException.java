package io.github.ibmcontainers.spec;

/** The overlay is invalid or doesn't apply to the document. The message names the actions. */
public final class OverlayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverlayException(String message) {
    super(message);
  }

  OverlayException(String message, Throwable cause) {
    super(message, cause);
  }
}

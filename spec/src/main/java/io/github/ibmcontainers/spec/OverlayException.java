package io.github.ibmcontainers.spec;

/** The overlay is no valid overlay, or does not fit the document; the message names the actions. */
public final class OverlayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverlayException(String message) {
    super(message);
  }

  OverlayException(String message, Throwable cause) {
    super(message, cause);
  }
}

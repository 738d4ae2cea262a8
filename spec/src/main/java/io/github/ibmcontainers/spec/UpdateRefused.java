package io.github.ibmcontainers.spec;

/** A new document was not taken; the message says why. Nothing was written. */
public final class UpdateRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UpdateRefused(String message) {
    super(message);
  }

  UpdateRefused(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.github.ibmcontainers.spec;

/** A new document was rejected. The message contains the reason. All files are unchanged. */
public final class UpdateRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UpdateRefused(String message) {
    super(message);
  }

  UpdateRefused(String message, Throwable cause) {
    super(message, cause);
  }
}

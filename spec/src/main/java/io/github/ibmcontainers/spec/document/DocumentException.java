package io.github.ibmcontainers.spec.document;

import java.util.Objects;

/** A document that can't be read; the message is one line with the place and the reason. */
public final class DocumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Makes the message one line. */
  public DocumentException(String message) {
    super(oneLine(message));
  }

  /** Makes the message one line. */
  public DocumentException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** The line. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}

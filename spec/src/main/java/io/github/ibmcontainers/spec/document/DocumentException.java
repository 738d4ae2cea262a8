package io.github.ibmcontainers.spec.document;

import java.util.Objects;

/** A document is invalid. The message is one line with the location and the reason. */
public final class DocumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception; line breaks are removed from the message. */
  public DocumentException(String message) {
    super(oneLine(message));
  }

  /** Creates an exception; line breaks are removed from the message. */
  public DocumentException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** Returns the message. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}

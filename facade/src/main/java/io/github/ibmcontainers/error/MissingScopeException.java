package io.github.ibmcontainers.error;

/**
 * An operation requires a region, resource group, or other header value that is not set. No request
 * was sent. The message names the builder method that sets the value.
 */
public final class MissingScopeException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final String header;

  /**
   * @param header the header that the operation requires
   * @param message one sentence that says how to set it
   */
  public MissingScopeException(String header, String message) {
    super(message, null);
    this.header = header;
  }

  /** The header that the operation requires, such as {@code X-Region}. */
  public String header() {
    return header;
  }
}

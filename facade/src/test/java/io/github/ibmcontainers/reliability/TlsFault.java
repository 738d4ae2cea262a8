package io.github.ibmcontainers.reliability;

/** What goes wrong with a TLS connection. */
enum TlsFault {
  CLOSED_WHEN_ACCEPTED(Stage.CONNECTING),
  RESET_WHEN_ACCEPTED(Stage.CONNECTING),
  /** The client's first message is read, then the connection is closed. */
  CLOSED_IN_HANDSHAKE(Stage.CONNECTING),
  RESET_IN_HANDSHAKE(Stage.CONNECTING),
  /** The other side doesn't speak TLS. */
  CLEAR_TEXT(Stage.PEER),
  UNKNOWN_AUTHORITY(Stage.PEER),
  ANOTHER_HOST(Stage.PEER),
  EXPIRED(Stage.PEER),
  CLOSED_AFTER_HANDSHAKE(Stage.CONNECTED),
  RESET_AFTER_HANDSHAKE(Stage.CONNECTED),
  /** The service has handled the request, and its response is lost. */
  CLOSED_BEFORE_RESPONSE(Stage.HANDLED),
  RESET_BEFORE_RESPONSE(Stage.HANDLED);

  /** How far the connection gets. */
  enum Stage {
    /** There is no connection: any request can be sent again. */
    CONNECTING,
    /** The peer is not the service: nothing is gained by connecting again. */
    PEER,
    /** The request may have been handled; it hasn't. */
    CONNECTED,
    /** The request has been handled. */
    HANDLED
  }

  private final Stage stage;

  TlsFault(Stage stage) {
    this.stage = stage;
  }

  Stage stage() {
    return stage;
  }

  boolean reset() {
    return name().startsWith("RESET");
  }
}

package io.github.ibmcontainers.reliability;

/** Faults of TLS connections. */
enum TlsFault {
  CLOSED_WHEN_ACCEPTED(Stage.CONNECTING),
  RESET_WHEN_ACCEPTED(Stage.CONNECTING),
  /** The connection is closed after the client's first message. */
  CLOSED_IN_HANDSHAKE(Stage.CONNECTING),
  RESET_IN_HANDSHAKE(Stage.CONNECTING),
  /** The peer doesn't speak TLS. */
  CLEAR_TEXT(Stage.PEER),
  UNKNOWN_AUTHORITY(Stage.PEER),
  ANOTHER_HOST(Stage.PEER),
  EXPIRED(Stage.PEER),
  CLOSED_AFTER_HANDSHAKE(Stage.CONNECTED),
  RESET_AFTER_HANDSHAKE(Stage.CONNECTED),
  /** The service has processed the request, and its response is lost. */
  CLOSED_BEFORE_RESPONSE(Stage.HANDLED),
  RESET_BEFORE_RESPONSE(Stage.HANDLED);

  /** The stage at which the connection fails. */
  enum Stage {
    /** No connection is established: any request can be retried. */
    CONNECTING,
    /** The peer isn't the service: retrying is pointless. */
    PEER,
    /** The outcome is unknown to the client; the request was not processed. */
    CONNECTED,
    /** The request was processed. */
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

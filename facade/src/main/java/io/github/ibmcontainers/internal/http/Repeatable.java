package io.github.ibmcontainers.internal.http;

/** Whether a request may be sent again after a failure; a tag of the request. */
public enum Repeatable {
  /** Sending it twice does what sending it once does. */
  YES,
  /** Only while the server cannot have read it: a refused connection, an unknown host. */
  ONLY_IF_NOT_SENT
}

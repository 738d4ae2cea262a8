package io.github.ibmcontainers.internal.http;

/** Whether a request may be sent again after a failure; a tag of the request. */
public enum Repeatable {
  /** The request is idempotent. */
  YES,
  /** Only if the server can't have received it: a refused connection, an unknown host. */
  ONLY_IF_NOT_SENT
}

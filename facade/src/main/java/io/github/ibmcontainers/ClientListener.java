package io.github.ibmcontainers;

/**
 * Receives a client's events. Called on the thread that emits the event, so implementations must be
 * fast and thread-safe. Exceptions are logged and otherwise ignored.
 */
@FunctionalInterface
public interface ClientListener {
  /** Called for each event. */
  void on(ClientEvent event);
}

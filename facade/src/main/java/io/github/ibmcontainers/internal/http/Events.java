package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ClientListener;
import java.util.List;

/** Passes events to the listeners. An exception of a listener is logged and otherwise ignored. */
public final class Events {
  private final List<ClientListener> listeners;

  /** Creates an object that passes events to these listeners, in this order. */
  public Events(List<ClientListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Passes an event to all listeners. */
  public void emit(ClientEvent event) {
    for (ClientListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        System.getLogger(HttpLog.LOGGER)
            .log(
                System.Logger.Level.WARNING,
                "A listener failed on " + event.getClass().getSimpleName(),
                e);
      }
    }
  }
}

package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ClientListener;
import java.util.List;

/** Hands events to the listeners; a listener's failure is its own. */
public final class Events {
  private final List<ClientListener> listeners;

  /** Events for these listeners, in this order. */
  public Events(List<ClientListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Tells all. */
  public void tell(ClientEvent event) {
    for (ClientListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        System.getLogger(HttpLog.LOGGER)
            .log(
                System.Logger.Level.WARNING,
                "A listener failed on {0}: {1}",
                event.getClass().getSimpleName(),
                e.getClass().getName());
      }
    }
  }
}

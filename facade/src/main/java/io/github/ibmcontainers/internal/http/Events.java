package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ClientListener;
import java.util.List;

/**
 * Passes events to the listeners. An exception of a listener is logged and otherwise ignored.
 *
 * @param listeners the listeners, in the order in which they are called
 */
public record Events(List<ClientListener> listeners) {
  /** Copies the list. */
  public Events {
    listeners = List.copyOf(listeners);
  }

  /** Passes an event to all listeners. */
  public void emit(ClientEvent event) {
    for (ClientListener listener : listeners) {
      try {
        listener.on(event);
      } catch (Exception e) {
        // Listeners in other languages can throw checked exceptions, too.
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        System.getLogger(HttpLog.LOGGER)
            .log(
                System.Logger.Level.WARNING,
                "A listener failed on " + event.getClass().getSimpleName(),
                e);
      }
    }
  }
}

package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ClientListener;
import io.github.ibmcontainers.internal.time.Pauses;
import java.util.List;
import okhttp3.Response;

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

  /** Passes an event to all listeners; closes the response if a listener throws an error. */
  public void emit(ClientEvent event, Response response) {
    try {
      emit(event);
    } catch (Error e) {
      response.close();
      throw e;
    }
  }

  /** Passes an event to all listeners. */
  public void emit(ClientEvent event) {
    for (ClientListener listener : listeners) {
      try {
        listener.on(event);
      } catch (Exception e) {
        // Listeners in other languages can throw checked exceptions, too.
        Pauses.restoreInterrupt(e);
        System.getLogger(HttpLog.LOGGER)
            .log(
                System.Logger.Level.WARNING,
                "A listener failed on " + event.getClass().getSimpleName(),
                e);
      }
    }
  }
}

package io.github.ibmcontainers.fake.http;

import java.io.IOException;
import java.time.Duration;

/** A response body that is written over time, such as the events of a watch. */
@FunctionalInterface
public interface BodyStream {
  /**
   * Writes the body and returns when it is complete.
   *
   * @param output the connection to the client
   * @throws IOException if the client has disconnected
   */
  void writeTo(Output output) throws IOException;

  /** The connection to the client. */
  interface Output {
    /** Sends text to the client immediately. */
    void send(String text) throws IOException;

    /**
     * Pauses between two writes.
     *
     * @param time the duration of the pause
     * @return whether the server is still running; if not, the body must end
     */
    boolean pause(Duration time);
  }
}

package io.github.ibmcontainers.fake.http;

import java.io.IOException;
import java.time.Duration;

/** A response body that is written while the connection stays open, such as a watch. */
@FunctionalInterface
public interface BodyStream {
  /**
   * Writes the body; returns when it is complete.
   *
   * @param output where to write
   * @throws IOException if the client has gone away
   */
  void writeTo(Output output) throws IOException;

  /** The receiving end. */
  interface Output {
    /** Sends text to the client at once. */
    void send(String text) throws IOException;

    /**
     * Pauses between two writes.
     *
     * @param time how long
     * @return whether the server is still running: if not, the body has to end
     */
    boolean pause(Duration time);
  }
}

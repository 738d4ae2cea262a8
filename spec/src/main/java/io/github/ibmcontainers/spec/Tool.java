package io.github.ibmcontainers.spec;

import io.github.ibmcontainers.spec.document.DocumentException;
import java.io.IOException;

/** Runs a tool or a build step. Reports invalid input as a one-line error. */
final class Tool {
  private Tool() {}

  /** The work of a tool. */
  interface Work {
    void run() throws IOException;
  }

  /** A failure of a build step, without a stack trace. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failed(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Runs a step of the build.
   *
   * @throws Failed if the input is invalid, with the location and the reason
   */
  static void step(Work work) {
    try {
      work.run();
    } catch (UpdateRefused | OverlayException | DocumentException | IOException e) {
      throw new Failed(reason(e));
    }
  }

  private static String reason(Exception e) {
    return e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
  }

  @SuppressWarnings("SystemExitOutsideMain") // Only called by main methods.
  static void main(Work work) {
    try {
      work.run();
    } catch (UpdateRefused | OverlayException | DocumentException | IOException e) {
      System.err.println("Error: " + reason(e));
      System.exit(1);
    }
  }
}

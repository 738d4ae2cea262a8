package io.github.ibmcontainers.spec;

import io.github.ibmcontainers.spec.document.DocumentException;
import java.io.IOException;

/** Runs a tool from the command line: what it refuses is one line and a failed build. */
final class Tool {
  private Tool() {}

  /** What a tool does. */
  interface Work {
    void run() throws IOException;
  }

  @SuppressWarnings("SystemExitOutsideMain") // Only called by main methods.
  static void main(Work work) {
    try {
      work.run();
    } catch (UpdateRefused | OverlayException | DocumentException | IOException e) {
      System.err.println("Refused: " + e.getMessage());
      System.exit(1);
    }
  }
}

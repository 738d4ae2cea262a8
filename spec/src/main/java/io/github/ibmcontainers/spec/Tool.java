package io.github.ibmcontainers.spec;

import io.github.ibmcontainers.spec.document.DocumentException;
import java.io.IOException;

/** Runs a tool or a step of the build: what it refuses is one line and a failed build. */
final class Tool {
  private Tool() {}

  /** What a tool does. */
  interface Work {
    void run() throws IOException;
  }

  /** A refusal inside the build: it ends the step, not Maven, and has nothing to trace. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refused(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Runs a step of the build.
   *
   * @throws Refused with the place and the reason
   */
  static void step(Work work) {
    try {
      work.run();
    } catch (UpdateRefused | OverlayException | DocumentException | IOException e) {
      throw new Refused(reason(e));
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
      System.err.println("Refused: " + reason(e));
      System.exit(1);
    }
  }
}

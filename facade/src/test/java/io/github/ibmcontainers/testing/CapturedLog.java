package io.github.ibmcontainers.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the library's log output at a given level until closed. */
public final class CapturedLog implements AutoCloseable {
  private final Logger logger = Logger.getLogger("io.github.ibmcontainers");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Level before = logger.getLevel();
  private final boolean parentHandlers = logger.getUseParentHandlers();

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          String text =
              record.getParameters() == null
                  ? record.getMessage()
                  : MessageFormat.format(record.getMessage(), record.getParameters());
          lines.add(record.getLevel() + " " + text + Printed.of(record.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Starts capturing. */
  public CapturedLog(Level level) {
    handler.setLevel(Level.ALL);
    logger.setLevel(level);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  /** Returns the captured output. */
  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setLevel(before);
    logger.setUseParentHandlers(parentHandlers);
  }
}

package io.github.ibmcontainers.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the output of a logger until closed. */
public final class CapturedLog implements AutoCloseable {
  // Strong reference: the log manager holds loggers weakly.
  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Level before;
  private final boolean parentHandlers;

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

  /** Starts to capture the library's output. */
  public CapturedLog(Level level) {
    this("io.github.ibmcontainers", level);
  }

  /** Starts to capture the output of one logger. */
  public CapturedLog(String name, Level level) {
    logger = Logger.getLogger(name);
    before = logger.getLevel();
    parentHandlers = logger.getUseParentHandlers();
    handler.setLevel(Level.ALL);
    logger.setLevel(level);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  /** Returns the captured messages, each with its level in front and a stack trace at the end. */
  public List<String> lines() {
    return lines;
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

package io.github.ibmcontainers.internal.yaml;

import io.github.ibmcontainers.error.ContainersException;

/**
 * A text is no YAML, or uses what this reader does not know. The message holds nothing of the text.
 */
public final class YamlException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final int line;

  YamlException(int line, String reason) {
    super("line " + line + ": " + reason, null);
    this.line = line;
  }

  /** The line that could not be read, from 1. */
  public int line() {
    return line;
  }
}

package io.github.ibmcontainers;

/**
 * Is told what a client does. Called on the thread that does it, so it must be quick and safe for
 * use by many threads; what it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface ClientListener {
  /** Takes one event. */
  void on(ClientEvent event);
}

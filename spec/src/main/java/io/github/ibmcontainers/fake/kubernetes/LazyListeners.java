package io.github.ibmcontainers.fake.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ports whose servers start at the first connection. A list of a thousand clusters contains the
 * URLs of a thousand masters, of which a test calls a few. A bound port is cheap; a TLS server is
 * not. Thread-safe.
 */
public final class LazyListeners implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LazyListeners.class.getName());
  private static final int BACKLOG = 50;
  private static final long CLOSE_MILLIS = 5_000;

  private final Queue<Reserved> waiting = new ConcurrentLinkedQueue<>();
  private final List<ServerSocketChannel> channels = new ArrayList<>();
  private @Nullable Selector selector;
  private @Nullable Thread watcher;
  private volatile boolean closed;

  /** Creates listeners without ports. */
  public LazyListeners() {}

  /** Starts a server on a bound socket, which has a pending connection. */
  @FunctionalInterface
  interface Starter {
    void start(ServerSocket socket) throws IOException;
  }

  private record Reserved(ServerSocketChannel channel, Starter starter) {}

  /**
   * Binds a port on the loopback interface.
   *
   * @param port the port; 0 for any free port
   * @param starter called once, at the first connection
   * @return the port
   */
  synchronized int reserve(int port, Starter starter) {
    if (closed) {
      throw new IllegalStateException("the fake cloud is closed");
    }
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      channels.add(channel);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      channel.configureBlocking(false);
      waiting.add(new Reserved(channel, starter));
      selector().wakeup();
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("can't bind port " + port + " of a master", e);
    }
  }

  private Selector selector() throws IOException {
    Selector current = selector;
    if (current == null) {
      Selector opened = Selector.open();
      current = opened;
      selector = opened;
      Thread thread = new Thread(() -> watch(opened), "fake-masters");
      thread.setDaemon(true);
      watcher = thread;
      thread.start();
    }
    return current;
  }

  /** Accepts connections. Only this thread uses and closes the selector. */
  private void watch(Selector opened) {
    try (opened) {
      while (!closed) {
        Reserved next;
        while ((next = waiting.poll()) != null) {
          next.channel().register(opened, SelectionKey.OP_ACCEPT, next);
        }
        opened.select();
        for (SelectionKey key : List.copyOf(opened.selectedKeys())) {
          Reserved reserved = (Reserved) key.attachment();
          key.cancel();
          opened.selectNow();
          start(reserved);
        }
        opened.selectedKeys().clear();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "the selector failed", e);
    }
  }

  /** Starts a master. A failure must not affect the others. */
  private static void start(Reserved reserved) throws IOException {
    try {
      reserved.channel().configureBlocking(true);
      reserved.starter().start(new BoundSocket(reserved.channel()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "can't start a master", e);
      reserved.channel().close();
    }
  }

  @Override
  public void close() {
    closed = true;
    Thread running;
    synchronized (this) {
      running = watcher;
      if (selector != null) {
        selector.wakeup();
      }
    }
    try {
      if (running != null) {
        running.join(CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      channels.forEach(LazyListeners::closeQuietly);
    }
  }

  private static void closeQuietly(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "can't close a port", e);
    }
  }
}

package io.github.ibmcontainers.fake.kubernetes;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/** Adapts a bound channel to servers that create and bind their sockets themselves. */
final class BoundSocket extends ServerSocket {
  private final ServerSocketChannel channel;

  BoundSocket(ServerSocketChannel channel) throws IOException {
    super();
    this.channel = channel;
  }

  @Override
  public void bind(@Nullable SocketAddress endpoint, int backlog) {
    // The channel is already bound.
  }

  @Override
  public void setReuseAddress(boolean on) {
    // This has no effect on a bound channel.
  }

  @Override
  public int getLocalPort() {
    return channel.socket().getLocalPort();
  }

  @Override
  public Socket accept() throws IOException {
    try {
      Socket socket = channel.accept().socket();
      socket.setTcpNoDelay(true);
      return socket;
    } catch (ClosedChannelException e) {
      SocketException closed = new SocketException("closed");
      closed.initCause(e);
      throw closed;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

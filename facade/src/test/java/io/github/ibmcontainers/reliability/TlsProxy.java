package io.github.ibmcontainers.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** Accepts TLS connections on behalf of a clear-text server and spoils them. */
final class TlsProxy implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private static final HeldCertificate STRANGER =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  private final ServerSocket listener;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final SSLSocketFactory right = certificate(AUTHORITY, HOST, false);
  private final SSLSocketFactory unknown = certificate(STRANGER, HOST, false);
  private final SSLSocketFactory another = certificate(AUTHORITY, "elsewhere.example", false);
  private final SSLSocketFactory expired = certificate(AUTHORITY, HOST, true);
  private @Nullable TlsFault fault;
  private boolean always;
  private int connections;

  /**
   * @param target the server's port
   */
  TlsProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Returns the certificates that a client must trust. */
  static HandshakeCertificates trust() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(AUTHORITY.certificate())
        .build();
  }

  HttpUrl url(String path) {
    return new HttpUrl.Builder()
        .scheme("https")
        .host(HOST)
        .port(listener.getLocalPort())
        .encodedPath(path)
        .build();
  }

  /** Spoils all connections from now on, or only the next one. */
  synchronized void spoil(@Nullable TlsFault next, boolean eachTime) {
    fault = next;
    always = eachTime;
    connections = 0;
  }

  /** Returns the number of connections since the last call of spoil. */
  synchronized int connections() {
    return connections;
  }

  /** Returns the number of open connections. */
  int open() {
    return open.size();
  }

  /** Waits for connections that are about to close. Returns the number that stay open. */
  int awaitClosed() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    synchronized (open) {
      for (long left = end - System.nanoTime();
          !open.isEmpty() && left > 0;
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(open, left);
      }
      return open.size();
    }
  }

  private synchronized @Nullable TlsFault next() {
    TlsFault now = fault;
    connections++;
    if (!always) {
      fault = null;
    }
    return now;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        TlsFault now = next();
        threads.execute(() -> serve(client, now));
      } catch (IOException e) {
        // The listener or the client has closed the connection.
      }
    }
  }

  private void serve(Socket client, @Nullable TlsFault now) {
    try (client) {
      if (now != null && now.stage() == TlsFault.Stage.CONNECTING) {
        if (now.name().endsWith("HANDSHAKE")) {
          client.getInputStream().read(new byte[1024]);
        }
        end(client, now);
        return;
      }
      if (now == TlsFault.CLEAR_TEXT) {
        client.getInputStream().read(new byte[1024]);
        client
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return;
      }
      SSLSocket secure =
          (SSLSocket) certificate(now).createSocket(client, HOST, client.getPort(), true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      if (now != null && now.stage() == TlsFault.Stage.CONNECTED) {
        end(client, now);
        return;
      }
      forward(client, secure, now);
    } catch (IOException e) {
      // One side has closed its connection, so the other is closed as well.
    } finally {
      synchronized (open) {
        open.remove(client);
        open.notifyAll();
      }
    }
  }

  private SSLSocketFactory certificate(@Nullable TlsFault now) {
    if (now == TlsFault.UNKNOWN_AUTHORITY) {
      return unknown;
    }
    if (now == TlsFault.ANOTHER_HOST) {
      return another;
    }
    return now == TlsFault.EXPIRED ? expired : right;
  }

  private void forward(Socket client, SSLSocket secure, @Nullable TlsFault now) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      server.setTcpNoDelay(true);
      threads.execute(() -> copy(secure, server));
      if (now != null) {
        if (server.getInputStream().read() >= 0) {
          end(client, now);
        }
        return;
      }
      copy(server, secure);
    }
  }

  private static void copy(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      // One side has closed its connection, so the other is closed as well.
    }
  }

  private static void end(Socket client, TlsFault now) throws IOException {
    if (now.reset()) {
      client.setSoLinger(true, 0);
    }
    client.close();
  }

  private static SSLSocketFactory certificate(
      HeldCertificate authority, String host, boolean isExpired) {
    HeldCertificate.Builder own =
        new HeldCertificate.Builder().signedBy(authority).addSubjectAlternativeName(host);
    if (isExpired) {
      long end = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
      own.validityInterval(end - TimeUnit.DAYS.toMillis(1), end);
    }
    return new HandshakeCertificates.Builder()
        .heldCertificate(own.build())
        .build()
        .sslSocketFactory();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("A connection is still open");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

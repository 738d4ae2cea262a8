package io.github.ibmcontainers.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** Makes connections of an OkHttp client fail in a chosen way. */
public final class FaultyConnections implements Closeable {
  /** The failure of a connection attempt; no request is written in any of these cases. */
  public enum Fault {
    /** The host name can't be resolved. */
    UNKNOWN_HOST,
    /** The port is closed. */
    REFUSED,
    /** Packets are dropped. */
    BLACK_HOLE,
    /** The proxy rejects the tunnel. */
    PROXY_403,
    /** The proxy requires a login. */
    PROXY_407,
    /** The proxy can't reach the server. */
    PROXY_502,
    /** The proxy doesn't answer. */
    PROXY_SILENT,
    /** The proxy closes the connection. */
    PROXY_CLOSES,
    /** The server closes the connection during the handshake. */
    CLOSED_IN_HANDSHAKE,
    /** The server doesn't respond to the handshake. */
    SILENT_IN_HANDSHAKE,
    /** The server doesn't speak TLS. */
    NOT_TLS,
    /** The server's certificate isn't trusted. */
    UNTRUSTED;

    boolean isProxy() {
      return name().startsWith("PROXY");
    }
  }

  private static final int SHORT_MILLIS = 200;
  private static final HeldCertificate CERTIFICATE = certificate();
  private static final HandshakeCertificates TRUST =
      new HandshakeCertificates.Builder()
          .heldCertificate(CERTIFICATE)
          .addTrustedCertificate(CERTIFICATE.certificate())
          .build();
  private static final HandshakeCertificates UNKNOWN_CA =
      new HandshakeCertificates.Builder().heldCertificate(certificate()).build();

  private final List<Socket> open = new ArrayList<>();
  private volatile @Nullable Fault fault;
  private volatile Runnable connecting = () -> {};
  private volatile int timeoutMillis = SHORT_MILLIS;

  private static HeldCertificate certificate() {
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName("localhost")
        .addSubjectAlternativeName("127.0.0.1")
        .build();
  }

  /** Returns the TLS sockets of a server that the client trusts. */
  public static SSLSocketFactory serverTls() {
    return TRUST.sslSocketFactory();
  }

  /** Sets the fault of all new connections, or none. */
  public void failWith(@Nullable Fault next) {
    fault = next;
  }

  /** Sets the timeout of connecting and reading while there is a fault; 200 ms by default. */
  public void timeout(Duration timeout) {
    timeoutMillis = (int) timeout.toMillis();
  }

  /** Sets an action that runs when a connection is being opened. */
  public void whenConnecting(Runnable action) {
    connecting = action;
  }

  /** Returns a builder of clients with these connections. */
  public OkHttpClient.Builder client() {
    return new OkHttpClient.Builder()
        .sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager())
        .dns(
            host -> {
              if (fault == Fault.UNKNOWN_HOST) {
                throw new UnknownHostException(host);
              }
              return Dns.SYSTEM.lookup(host);
            })
        .proxySelector(new Proxies())
        .socketFactory(new Sockets())
        .addInterceptor(
            chain ->
                fault == null
                    ? chain.proceed(chain.request())
                    : chain
                        .withConnectTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                        .withReadTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                        .proceed(chain.request()));
  }

  @Override
  public synchronized void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private final class Proxies extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      Fault now = fault;
      return now == null || !now.isProxy()
          ? List.of(Proxy.NO_PROXY)
          : List.of(
              new Proxy(
                  Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }

  /** Connects to a server with the chosen fault instead. */
  private final class Sockets extends UnconnectedSockets {
    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          connecting.run();
          Fault now = fault;
          super.connect(now == null ? address : server(now), timeout);
        }
      };
    }
  }

  /** Starts a server for one connection, and returns its address. */
  private SocketAddress server(Fault now) throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    SocketAddress address = listener.getLocalSocketAddress();
    if (now == Fault.REFUSED) {
      listener.close();
    } else if (now == Fault.BLACK_HOLE) {
      fill(listener);
    } else {
      Thread thread = new Thread(() -> serve(listener, now), "faulty-connection");
      thread.setDaemon(true);
      thread.start();
    }
    return address;
  }

  /** Linux drops the packets of further connections to a full queue. */
  private void fill(ServerSocket listener) throws IOException {
    for (int i = 0; i < 16; i++) {
      Socket waiting = new Socket();
      keep(waiting);
      try {
        waiting.connect(listener.getLocalSocketAddress(), SHORT_MILLIS);
      } catch (IOException e) {
        return;
      }
    }
    throw new IOException("The queue of connections has no end");
  }

  private synchronized void keep(Socket socket) {
    open.add(socket);
  }

  private void serve(ServerSocket listener, Fault now) {
    try (listener) {
      Socket client = listener.accept();
      keep(client);
      if (now == Fault.SILENT_IN_HANDSHAKE || now == Fault.PROXY_SILENT) {
        return;
      }
      if (now == Fault.UNTRUSTED) {
        try (SSLSocket secure =
            (SSLSocket) UNKNOWN_CA.sslSocketFactory().createSocket(client, "localhost", 0, true)) {
          secure.setUseClientMode(false);
          secure.startHandshake();
        }
      }
      try (client) {
        int unused = client.getInputStream().read(new byte[8192]);
        client.getOutputStream().write(answer(now).getBytes(US_ASCII));
      }
    } catch (IOException e) {
      // The client has closed the connection.
    }
  }

  private static String answer(Fault now) {
    return switch (now) {
      case PROXY_403 -> "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
      case PROXY_407 ->
          "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
      case PROXY_502 -> "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
      case NOT_TLS -> "HTTP/1.1 400 Bad Request\r\n\r\n";
      default -> "";
    };
  }
}

package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.CredentialInspector;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.http.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** The running servers of one fake cloud. Thread-safe. */
final class Network implements Servers, AutoCloseable {
  private volatile @Nullable ControlApi control;
  private final Clock clock;
  private final CredentialInspector inspector;
  private final CallLog log = new CallLog();
  private final Map<Service, Faults> faults = new EnumMap<>(Service.class);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<MockWebServer> servers = new ArrayList<>();

  Network(Clock clock, CredentialInspector inspector) {
    this.clock = clock;
    this.inspector = inspector;
    for (Service service : Service.values()) {
      faults.put(service, new Faults());
    }
  }

  /** Sets the API that handles requests to {@code /__fake/}. */
  void control(ControlApi value) {
    control = value;
  }

  Optional<Reply> control(Exchange exchange) {
    ControlApi api = control;
    return api == null || !ControlApi.is(exchange)
        ? Optional.empty()
        : Optional.of(api.handle(exchange));
  }

  CallLog log() {
    return log;
  }

  Faults faults(Service service) {
    return java.util.Objects.requireNonNull(faults.get(service));
  }

  @Override
  public int start(Backend backend, int port) {
    MockWebServer server = prepare(backend);
    server.setServerSocketFactory(new NoDelaySocketFactory());
    try {
      server.start(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't start the " + backend.service() + " server on port " + port, e);
    }
    return server.getPort();
  }

  @Override
  public void startTls(Backend backend, ServerSocket socket, SSLSocketFactory tls)
      throws IOException {
    MockWebServer server = prepare(backend);
    server.useHttps(tls);
    server.requestClientAuth();
    server.setServerSocketFactory(new BoundSocketFactory(socket));
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  private synchronized MockWebServer prepare(Backend backend) {
    if (closing.getCount() == 0) {
      throw new IllegalStateException("the fake cloud is closed");
    }
    MockWebServer server = new MockWebServer();
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.setDispatcher(
        new BackendDispatcher(
            backend,
            faults(backend.service()),
            log,
            inspector,
            clock,
            closing,
            server,
            this::control));
    servers.add(server);
    return server;
  }

  @Override
  public void close() {
    closing.countDown();
    List<MockWebServer> running;
    synchronized (this) {
      running = List.copyOf(servers);
      servers.clear();
    }
    running.forEach(MockWebServer::close);
  }

  /** Supplies a socket that is already bound. */
  private static final class BoundSocketFactory extends ServerSocketFactory {
    private final ServerSocket socket;

    BoundSocketFactory(ServerSocket socket) {
      this.socket = socket;
    }

    @Override
    public ServerSocket createServerSocket() {
      return socket;
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      return socket;
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      return socket;
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
      return socket;
    }
  }
}

package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.http.CredentialInspector;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.http.Role;
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
  private volatile @Nullable ControlPlane control;
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

  /** From now on what comes to {@code /__fake/} is for that. */
  void control(ControlPlane value) {
    control = value;
  }

  Optional<Reply> control(Exchange exchange) {
    ControlPlane plane = control;
    return plane == null || !ControlPlane.is(exchange)
        ? Optional.empty()
        : Optional.of(plane.handle(exchange));
  }

  CallLog log() {
    return log;
  }

  Faults faults(Service service) {
    return java.util.Objects.requireNonNull(faults.get(service));
  }

  @Override
  public int start(Role role, int port) {
    MockWebServer server = prepare(role);
    server.setServerSocketFactory(new PromptSocketFactory());
    try {
      server.start(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new UncheckedIOException("can't serve " + role.service() + " on port " + port, e);
    }
    return server.getPort();
  }

  @Override
  public void startTls(Role role, ServerSocket socket, SSLSocketFactory tls) throws IOException {
    MockWebServer server = prepare(role);
    server.useHttps(tls);
    server.requestClientAuth();
    server.setServerSocketFactory(new BoundSocketFactory(socket));
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  private synchronized MockWebServer prepare(Role role) {
    if (closing.getCount() == 0) {
      throw new IllegalStateException("the fake cloud is closed");
    }
    MockWebServer server = new MockWebServer();
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.setDispatcher(
        new RoleDispatcher(
            role, faults(role.service()), log, inspector, clock, closing, server, this::control));
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

  /** Hands over one socket that is bound already. */
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

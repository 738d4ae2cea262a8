package io.github.ibmcontainers.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.testing.FaultyConnections;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.UnconnectedSockets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pooled connections that the server silently closes between two requests. */
@Timeout(120)
class ClosedConnectionsTest {
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore closed = new Semaphore(0);
  private final ManualTime time = new ManualTime();
  private final FaultyConnections connections = new FaultyConnections();
  private ServerSocket listener;
  private volatile boolean tls;
  private volatile boolean deaf;

  @BeforeEach
  void start() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "one-request-server");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    listener.close();
    connections.close();
  }

  /** Answers one request for each connection. */
  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept();
          Socket socket = tls ? secure(client) : client) {
        if (!deaf) {
          String request = read(socket.getInputStream());
          requests.add(request.substring(0, request.indexOf(' ')));
          socket
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII));
        }
      } catch (IOException e) {
        // The client has closed the connection.
      }
      closed.release();
    }
  }

  private static Socket secure(Socket client) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            FaultyConnections.serverTls().createSocket(client, "localhost", client.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The client has gone");
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private ContainersClient client(RetryPolicy retries) {
    HttpUrl url =
        new HttpUrl.Builder()
            .scheme(tls ? "https" : "http")
            .host("127.0.0.1")
            .port(listener.getLocalPort())
            .build();
    OkHttpClient http =
        connections
            .client()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  // The body is read here, and the connection returns to the pool.
                  ResponseBody whole =
                      ResponseBody.create(response.body().bytes(), response.body().contentType());
                  return response.newBuilder().body(whole).build();
                })
            .build();
    return ContainersClient.builder()
        .credential(Credential.bearerToken("t"))
        .endpoints(Endpoints.of(url, url, url))
        .httpClient(http)
        .retryPolicy(retries)
        .time(time)
        .build();
  }

  private String send(ContainersClient client, String method) {
    return client.request(method, "/v1/x").text().value();
  }

  private void awaitClosed() throws InterruptedException {
    assertThat(closed.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("#74 a write isn't sent on a connection that the server has closed")
  void otherConnection(boolean encrypted) throws InterruptedException {
    tls = encrypted;
    try (ContainersClient client = client(RetryPolicy.none())) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "POST")) {
        assertThat(send(client, method)).isEqualTo("ok");
        awaitClosed();
      }
    }
    assertThat(requests).containsExactly("GET", "POST", "PUT", "DELETE", "POST");
    assertThat(time.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("#74 a write fails if the server closes each connection immediately")
  void closesAll(boolean encrypted) {
    tls = encrypted;
    deaf = true;
    try (ContainersClient client = client(RetryPolicy.standard())) {
      assertThatThrownBy(() -> send(client, "POST")).isInstanceOf(ConnectionException.class);
    }
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("#74 a write is sent on none of five closed connections, and then fails")
  void fiveConnections(boolean reset) {
    AtomicInteger opened = new AtomicInteger();
    UnconnectedSockets closedSockets =
        new UnconnectedSockets() {
          @Override
          public Socket createSocket() {
            opened.incrementAndGet();
            return new ClosedSocket(reset);
          }
        };
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + listener.getLocalPort());
    try (ContainersClient client =
        ContainersClient.builder()
            .credential(Credential.bearerToken("t"))
            .endpoints(Endpoints.of(url, url, url))
            .httpClient(connections.client().socketFactory(closedSockets).build())
            .retryPolicy(RetryPolicy.none())
            .time(time)
            .build()) {
      assertThatThrownBy(() -> send(client, "POST")).isInstanceOf(ConnectionException.class);
    }
    assertThat(opened).hasValue(5);
    assertThat(requests).isEmpty();
  }

  /** A socket whose other end seems to be closed. */
  private static final class ClosedSocket extends Socket {
    private final boolean reset;

    ClosedSocket(boolean reset) {
      this.reset = reset;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream input = InputStream.nullInputStream();
      if (reset) {
        // Reading fails from now on.
        input.close();
      }
      return input;
    }
  }
}

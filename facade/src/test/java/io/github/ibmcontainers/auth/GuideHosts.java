package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.fake.FakeEndpoints;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import io.github.ibmcontainers.testing.UnconnectedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;

/** Serves IBM's host names with TLS on port 443 from a fake cloud. */
final class GuideHosts implements AutoCloseable {
  private static final int HTTPS = 443;

  private final MockWebServer server = Servers.prompt();
  private final OkHttpClient behind = new OkHttpClient.Builder().followRedirects(false).build();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final Map<String, HttpUrl> hosts;
  private final HandshakeCertificates trust;

  /** A request as received. */
  record Sent(String method, HttpUrl url, Headers headers, String body) {
    /** Returns the form fields by name. */
    Map<String, String> form() {
      Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      HttpUrl query = HttpUrl.get("http://localhost/?" + body.replace("+", "%20"));
      query.queryParameterNames().forEach(n -> fields.put(n, query.queryParameter(n)));
      return fields;
    }
  }

  GuideHosts(FakeIbmCloud cloud) throws IOException {
    FakeEndpoints endpoints = cloud.endpoints();
    hosts =
        Map.of(
            "iam.bluemix.net", endpoints.iam(),
            "iam.cloud.ibm.com", endpoints.iam(),
            "accountmanagement.ng.bluemix.net", endpoints.legacyAccountList(),
            "accounts.cloud.ibm.com", endpoints.accountList(),
            "containers.cloud.ibm.com", endpoints.containers());
    HeldCertificate.Builder names = new HeldCertificate.Builder();
    hosts.keySet().forEach(names::addSubjectAlternativeName);
    HeldCertificate certificate = names.build();
    trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .addTrustedCertificate(cloud.publicCaCertificate())
            .build();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.setDispatcher(Responses.to(this::answer));
    server.start();
  }

  /** Returns a client that resolves IBM's hosts to this server. */
  OkHttpClient client() {
    return new OkHttpClient.Builder()
        .protocols(List.of(Protocol.HTTP_1_1))
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .socketFactory(new Redirecting(server.getPort()))
        .dns(
            name ->
                hosts.containsKey(name)
                    ? List.of(InetAddress.getLoopbackAddress())
                    : Dns.SYSTEM.lookup(name))
        .build();
  }

  /** Removes and returns the requests received so far. */
  List<Sent> take() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  private MockResponse answer(RecordedRequest request) {
    HttpUrl url = HttpUrl.get("https://" + request.getHeaders().get("Host") + request.getTarget());
    Buffer body = new Buffer();
    if (request.getBody() != null) {
      body.write(request.getBody());
    }
    String text = body.readUtf8();
    sent.add(new Sent(request.getMethod(), url, request.getHeaders(), text));
    HttpUrl base = hosts.get(url.host());
    Request forwarded =
        new Request.Builder()
            .url(url.newBuilder().scheme("http").host(base.host()).port(base.port()).build())
            .headers(request.getHeaders().newBuilder().removeAll("Host").build())
            .method(
                request.getMethod(),
                request.getMethod().equals("GET")
                    ? null
                    : RequestBody.create(new Buffer().writeUtf8(text).readByteArray()))
            .build();
    try (Response response = behind.newCall(forwarded).execute()) {
      return Responses.copy(response, response.body().byteString());
    } catch (IOException e) {
      return new MockResponse.Builder().code(502).build();
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /** Redirects connections to the HTTPS port to a local server. */
  private static final class Redirecting extends UnconnectedSockets {
    private final int port;

    private Redirecting(int port) {
      this.port = port;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          boolean here = ((InetSocketAddress) address).getPort() == HTTPS;
          super.connect(
              here ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port) : address,
              timeout);
        }
      };
    }
  }
}

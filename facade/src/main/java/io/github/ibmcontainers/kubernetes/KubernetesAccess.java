package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Urls;
import io.github.ibmcontainers.internal.http.CallLimit;
import io.github.ibmcontainers.internal.http.TransportFailures;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.json.JsonTree;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigCluster;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigUser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Access to the Kubernetes API of a cluster, including OpenShift. The server's certificate is
 * verified against the cluster's CA. Each request has a valid token, which is renewed before it
 * expires and once after a 401, but not after a 403. Requests are sent only to this cluster's
 * server.
 *
 * <p>Thread-safe. {@link #close} ends its watches and discards its token; the client that created
 * it isn't affected. Closing the client also ends the watches; requests and calls for tokens then
 * fail with {@link IllegalStateException}.
 */
public final class KubernetesAccess implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  /** The maximum size of the small responses that this class reads. */
  private static final long MAX_RESPONSE_BYTES = 16L * 1024 * 1024;

  private static final long LONGEST_ERROR = 64 * 1024;
  private static final Duration NO_LIMIT = Duration.ZERO;

  private final ClusterConnection connection;
  private final ClusterEndpoint endpoint;
  private final OkHttpClient http;
  private final OkHttpClient watching;
  private final boolean ownAuthority;
  private final Optional<OpenShiftLogin> openShift;
  private final ClientLifetime client;
  private final Set<KubernetesWatch> watches = ConcurrentHashMap.newKeySet();
  private final Set<Call> opening = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  KubernetesAccess(
      ClusterConnection connection,
      ClusterEndpoint endpoint,
      OkHttpClient http,
      Optional<OpenShiftLogin> openShift,
      ClientLifetime client) {
    this.connection = connection;
    this.endpoint = endpoint;
    this.http = http;
    this.watching =
        http.newBuilder()
            .callTimeout(Duration.ZERO)
            .addNetworkInterceptor(KubernetesWatch::withoutTimeout)
            .build();
    this.ownAuthority = !connection.authorities().isEmpty();
    this.openShift = openShift;
    this.client = client;
  }

  /** Returns the connection settings for other Kubernetes clients. */
  public ClusterConnection connection() {
    return connection;
  }

  /** Returns the endpoint. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }

  /** Returns the login of an OpenShift cluster; empty for Kubernetes and for administrators. */
  public Optional<OpenShiftLogin> openShift() {
    return openShift;
  }

  /**
   * Returns the version of the API server, {@code GET /version}.
   *
   * @throws KubernetesApiException if the server rejects the request
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token or no response
   */
  public KubernetesVersion version() {
    return version(new Cancellation(), NO_LIMIT);
  }

  /**
   * @param limit how long it may take; zero for no limit
   */
  KubernetesVersion version(Cancellation cancellation, Duration limit) {
    JsonFields json = json("/version", cancellation, limit);
    return new KubernetesVersion(
        json.text("major").orElse(""),
        json.text("minor").orElse(""),
        json.text("gitVersion").orElse(""),
        json.text("platform").orElse(""));
  }

  /**
   * Returns the caller's user name in an OpenShift cluster, such as {@code IAM#name@example.com}:
   * {@code GET /apis/user.openshift.io/v1/users/~}.
   *
   * @throws KubernetesApiException if the server rejects the request; {@link
   *     KubernetesApiException.NotFound} if it isn't an OpenShift cluster
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token or no response
   */
  public String currentUser() {
    return json("/apis/user.openshift.io/v1/users/~", new Cancellation(), NO_LIMIT)
        .object("metadata")
        .text("name")
        .orElse("");
  }

  /**
   * Creates a {@code GET} call of a path such as {@code /api/v1/namespaces?limit=10}: an OkHttp
   * call with the cluster's trust and token. Run it by {@link #execute} to get typed exceptions.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public Call get(String path) {
    return call(http, new Request.Builder().url(url(path)).build());
  }

  /**
   * Creates a {@code POST} call of a path; see {@link #get}.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public Call post(String path, RequestBody body) {
    return call(http, new Request.Builder().url(url(path)).post(body).build());
  }

  /** Creates a {@code POST} call with a JSON body; see {@link #get}. */
  public Call post(String path, String json) {
    return post(path, RequestBody.create(json, JSON));
  }

  /**
   * Creates a call for any request to this cluster's server. The request can use {@link #url}.
   *
   * @throws IllegalArgumentException if the request is for another server
   */
  public Call call(Request request) {
    requireOwn(request.url());
    return call(http, request);
  }

  private Call call(OkHttpClient chain, Request request) {
    client.requireOpen();
    return chain.newCall(request);
  }

  /**
   * Returns the URL of a path at this cluster's server.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public HttpUrl url(String path) {
    HttpUrl url = path.startsWith("/") ? connection.server().resolve(path) : null;
    if (url == null) {
      throw new IllegalArgumentException(
          "The path must start with a slash, such as /api/v1/namespaces");
    }
    requireOwn(url);
    return url;
  }

  /**
   * Runs a call created by this access.
   *
   * @return a response with a 2xx status, to be closed by the caller
   * @throws KubernetesApiException if the server returned another status, with its {@code Status}
   * @throws io.github.ibmcontainers.error.TransportException if there was no response; {@link
   *     io.github.ibmcontainers.error.TlsException} explains problems with certificates
   * @throws io.github.ibmcontainers.error.AuthenticationException if there is no token
   */
  public Response execute(Call call) {
    client.requireOpen();
    Response response;
    try {
      response = call.execute();
    } catch (IOException e) {
      throw failure(call, e);
    }
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      String body = response.peekBody(LONGEST_ERROR).string();
      throw KubernetesApiException.of(
          describe(call.request()),
          call.request().url().host(),
          KubernetesStatus.of(response.code(), body));
    } catch (IOException e) {
      throw failure(call, e);
    }
  }

  /**
   * Opens a watch: {@code GET} of a path such as {@code /api/v1/namespaces} with {@code
   * watch=true}. It has no timeout once the server has responded.
   *
   * @param path the path; with {@code resourceVersion} to continue from a list
   * @throws KubernetesApiException if the server rejects the request
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token or no response
   */
  public KubernetesWatch watch(String path) {
    HttpUrl url = url(path).newBuilder().setQueryParameter("watch", "true").build();
    Call call = call(watching, new Request.Builder().url(url).build());
    opening.add(call);
    try {
      cancelIfClosed(call);
      Response response = execute(call);
      KubernetesWatch watch =
          new KubernetesWatch(
              describe(call.request()), call, response, e -> failure(call, e), this::ended, client);
      watches.add(watch);
      client.add(watch, watch::close);
      cancelIfClosed(call);
      return watch;
    } finally {
      opening.remove(call);
    }
  }

  private void cancelIfClosed(Call call) {
    if (closed) {
      call.cancel();
    }
  }

  private void ended(KubernetesWatch watch) {
    watches.remove(watch);
    client.remove(watch);
  }

  /**
   * Returns a kubeconfig with the current token or the administrator's certificate, for tools that
   * run before the token expires. It contains secrets and is only in memory.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
   */
  public Kubeconfig kubeconfig() {
    client.requireOpen();
    return kubeconfig(
        connection.tokens().isPresent()
            ? new KubeconfigUser.Token(userName(), connection.token())
            : new KubeconfigUser.Certificate(
                userName(), connection.clientCertificate(), connection.clientKey()));
  }

  /**
   * Returns a kubeconfig that runs a command to get tokens. It contains no secrets and doesn't
   * expire. The command must print the result of {@link #execCredential()}.
   */
  public Kubeconfig kubeconfig(String command, List<String> arguments) {
    return kubeconfig(
        new KubeconfigUser.Exec(
            userName(), "client.authentication.k8s.io/v1", command, arguments, Map.of()));
  }

  private Kubeconfig kubeconfig(KubeconfigUser user) {
    return Kubeconfig.of(
        connection.name(),
        new KubeconfigCluster(
            connection.name(),
            connection.serverUrl(),
            connection.certificateAuthority().filter(pem -> !connection.insecure()),
            Optional.empty(),
            Optional.empty(),
            connection.insecure()),
        user);
  }

  private String userName() {
    return connection.name() + (connection.tokens().isPresent() ? "/token" : "/admin");
  }

  /**
   * Returns the output for the command of a kubeconfig: the current token as an {@code
   * ExecCredential} of {@code client.authentication.k8s.io/v1}. The output is a secret.
   *
   * @throws IllegalStateException if the connection uses a client certificate, or the client is
   *     closed
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
   */
  public String execCredential() {
    ClusterToken token = connection.requireTokens().get();
    Instant renewal = token.renewal().truncatedTo(ChronoUnit.SECONDS);
    return JsonTree.object(
            "apiVersion", "client.authentication.k8s.io/v1",
            "kind", "ExecCredential",
            "status",
                JsonTree.object("token", token.value(), "expirationTimestamp", renewal.toString()))
        .toString();
  }

  /**
   * Ends all watches, also those that are being opened, and discards the token. Later calls fail,
   * except for those with the administrator's certificate.
   */
  @Override
  public void close() {
    closed = true;
    opening.forEach(Call::cancel);
    connection.tokens().ifPresent(ClusterTokenSource::close);
    watches.forEach(KubernetesWatch::close);
  }

  private JsonFields json(String path, Cancellation cancellation, Duration limit) {
    Call call =
        call(
            http,
            new Request.Builder().url(url(path)).tag(Cancellation.class, cancellation).build());
    CallLimit.set(call, limit);
    try (Response response = execute(call)) {
      return JsonFields.parse(response.peekBody(MAX_RESPONSE_BYTES).string())
          .orElseThrow(
              () ->
                  new InvalidResponseException(
                      describe(call.request()) + " returned a body that is not a JSON object",
                      200,
                      describe(call.request()),
                      Optional.empty(),
                      null));
    } catch (IOException e) {
      throw failure(call, e);
    }
  }

  /**
   * Returns the typed exception for a failure to read the response of a call, such as {@link
   * io.github.ibmcontainers.error.TransportException}.
   */
  public ContainersException failure(Call call, IOException e) {
    return TransportFailures.of(
        describe(call.request()), call.request().url(), e, ClusterTrust.notTrusted(ownAuthority));
  }

  private void requireOwn(HttpUrl url) {
    Check.that(
        Urls.sameServer(connection.server(), url),
        "This access is for %s, not for %s:%s",
        connection.serverUrl(),
        url.host(),
        url.port());
  }

  /** Describes a request without its query, which may contain secrets. */
  private static String describe(Request request) {
    return request.method() + " " + request.url().encodedPath();
  }

  /** Returns the cluster, server and endpoint. */
  @Override
  public String toString() {
    return "KubernetesAccess[name=%s, server=%s, endpoint=%s]"
        .formatted(connection.name(), connection.serverUrl(), endpoint);
  }
}

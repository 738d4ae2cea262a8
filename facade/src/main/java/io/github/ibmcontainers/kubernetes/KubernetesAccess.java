package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigCluster;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigUser;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.error.InvalidResponseException;
import java.io.IOException;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;

/**
 * A cluster's own API: Kubernetes or OpenShift. The server's certificate is checked by the
 * cluster's CA, and each request carries a token that is good at that moment: it is renewed before
 * it ends, and once after a 401, never after a 403. Requests go to this cluster's server and to no
 * other.
 *
 * <p>Thread-safe. {@link #close} ends its watches and forgets its token; the client it came from
 * goes on.
 */
public final class KubernetesAccess implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  /** Larger than any answer of the small calls that this class reads itself. */
  private static final long LONGEST_ANSWER = 16L * 1024 * 1024;

  private static final long LONGEST_ERROR = 64 * 1024;

  private final ClusterConnection connection;
  private final ClusterEndpoint endpoint;
  private final OkHttpClient http;
  private final OkHttpClient watching;
  private final boolean ownAuthority;
  private final Optional<OpenShiftLogin> openShift;
  private final Set<KubernetesWatch> watches = ConcurrentHashMap.newKeySet();

  KubernetesAccess(
      ClusterConnection connection,
      ClusterEndpoint endpoint,
      OkHttpClient http,
      Optional<OpenShiftLogin> openShift) {
    this.connection = connection;
    this.endpoint = endpoint;
    this.http = http;
    // A watch is silent as long as nothing changes.
    this.watching = http.newBuilder().readTimeout(Duration.ZERO).callTimeout(Duration.ZERO).build();
    this.ownAuthority = !connection.authorities().isEmpty();
    this.openShift = openShift;
  }

  /** What another Kubernetes client needs to reach the cluster. */
  public ClusterConnection connection() {
    return connection;
  }

  /** Which endpoint is used. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }

  /** The login of an OpenShift cluster; empty for Kubernetes and for an administrator's access. */
  public Optional<OpenShiftLogin> openShift() {
    return openShift;
  }

  /**
   * The version of the API server, {@code GET /version}.
   *
   * @throws KubernetesApiException if the server refuses
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token or no answer
   */
  public KubernetesVersion version() {
    JsonObject json = json("/version");
    return new KubernetesVersion(
        text(json, "major"), text(json, "minor"), text(json, "gitVersion"), text(json, "platform"));
  }

  /**
   * The name by which the cluster knows the caller, such as {@code IAM#name@example.com}: {@code
   * GET /apis/user.openshift.io/v1/users/~} of an OpenShift cluster.
   *
   * @throws KubernetesApiException if the server refuses; {@link KubernetesApiException.NotFound}
   *     if it is no OpenShift cluster
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token or no answer
   */
  public String currentUser() {
    JsonObject json = json("/apis/user.openshift.io/v1/users/~");
    return json.get("metadata") instanceof JsonObject metadata ? text(metadata, "name") : "";
  }

  /**
   * A call that reads: {@code GET} of a path such as {@code /api/v1/namespaces?limit=10}. It is a
   * plain OkHttp call on a connection with the right trust and token; whatever the answer, it is
   * the caller's to read and close. {@link #execute} turns failures into typed exceptions.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public Call get(String path) {
    return http.newCall(new Request.Builder().url(url(path)).build());
  }

  /**
   * A call that creates: {@code POST} of a body to a path; otherwise as {@link #get}.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public Call post(String path, RequestBody body) {
    return http.newCall(new Request.Builder().url(url(path)).post(body).build());
  }

  /** As {@link #post(String, RequestBody)}, with JSON. */
  public Call post(String path, String json) {
    return post(path, RequestBody.create(json, JSON));
  }

  /**
   * A call of any kind; the request's URL must be at {@link #url}.
   *
   * @throws IllegalArgumentException if the request is for another server
   */
  public Call call(Request request) {
    requireOwn(request.url());
    return http.newCall(request);
  }

  /**
   * The URL of a path at this cluster's server.
   *
   * @throws IllegalArgumentException if the path does not start with a slash
   */
  public HttpUrl url(String path) {
    HttpUrl url = path.startsWith("/") ? connection.server().resolve(path) : null;
    if (url == null) {
      throw new IllegalArgumentException(
          "The path must start with a slash, as /api/v1/namespaces does");
    }
    requireOwn(url);
    return url;
  }

  /**
   * Runs a call made here.
   *
   * @return an answer with a 2xx; to be closed by the caller
   * @throws KubernetesApiException if the server answered otherwise, with the {@code Status} it
   *     sent
   * @throws io.github.ibmcontainers.error.TransportException if no answer came; {@link
   *     io.github.ibmcontainers.error.TlsException} says what is wrong with a certificate
   * @throws io.github.ibmcontainers.error.AuthenticationException if there is no token
   */
  public Response execute(Call call) {
    Response response;
    try {
      response = call.execute();
    } catch (IOException e) {
      throw ClusterFailures.of(what(call.request()), call.request().url(), e, ownAuthority);
    }
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      String body = response.peekBody(LONGEST_ERROR).string();
      throw KubernetesApiException.of(
          what(call.request()),
          call.request().url().host(),
          KubernetesStatus.of(response.code(), body));
    } catch (IOException e) {
      throw ClusterFailures.of(what(call.request()), call.request().url(), e, ownAuthority);
    }
  }

  /**
   * Opens a watch: {@code GET} of a path such as {@code /api/v1/namespaces} with {@code
   * watch=true}. It has no time limit of its own.
   *
   * @param path with {@code resourceVersion} to go on from where a list ended
   * @throws KubernetesApiException if the server refuses
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token or no answer
   */
  public KubernetesWatch watch(String path) {
    HttpUrl url = url(path).newBuilder().setQueryParameter("watch", "true").build();
    Call call = watching.newCall(new Request.Builder().url(url).build());
    Response response = execute(call);
    KubernetesWatch watch =
        new KubernetesWatch(
            what(call.request()),
            call,
            response,
            e -> ClusterFailures.of(what(call.request()), url, e, ownAuthority),
            watches::remove);
    watches.add(watch);
    return watch;
  }

  /**
   * A kubeconfig with this moment's token, or with the administrator's certificate, for a tool that
   * is to run soon. It holds secrets and is in memory only.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
   */
  public Kubeconfig kubeconfig() {
    return kubeconfig(
        connection.tokens().isPresent()
            ? new KubeconfigUser.Token(userName(), connection.token())
            : new KubeconfigUser.Certificate(
                userName(), connection.clientCertificate(), connection.clientKey()));
  }

  /**
   * A kubeconfig that runs a command for each token, so that it holds no secret and does not go
   * stale. The command is to print what {@link #execCredential()} gives.
   *
   * @param command the command
   * @param arguments its arguments
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
   * What a kubeconfig's command has to print: this moment's token as an {@code ExecCredential} of
   * {@code client.authentication.k8s.io/v1}. It holds a secret.
   *
   * @throws IllegalStateException if the cluster is reached by a client certificate
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
   */
  public String execCredential() {
    ClusterToken token =
        connection
            .tokens()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The cluster is reached by a certificate, not by a token"))
            .get();
    JsonObject status = new JsonObject();
    status.addProperty("token", token.value());
    status.addProperty(
        "expirationTimestamp", token.renewal().truncatedTo(ChronoUnit.SECONDS).toString());
    JsonObject credential = new JsonObject();
    credential.addProperty("apiVersion", "client.authentication.k8s.io/v1");
    credential.addProperty("kind", "ExecCredential");
    credential.add("status", status);
    return credential.toString();
  }

  /** Ends all watches and forgets the token; later calls fail. */
  @Override
  public void close() {
    connection.tokens().ifPresent(ClusterTokenSource::close);
    watches.forEach(KubernetesWatch::close);
  }

  private JsonObject json(String path) {
    Call call = get(path);
    try (Response response = execute(call)) {
      String body = response.peekBody(LONGEST_ANSWER).string();
      return JsonParser.parseString(body).getAsJsonObject();
    } catch (IOException e) {
      throw ClusterFailures.of(what(call.request()), call.request().url(), e, ownAuthority);
    } catch (JsonParseException | IllegalStateException e) {
      throw new InvalidResponseException(
          what(call.request()) + " answered with a body that is no JSON object",
          200,
          what(call.request()),
          Optional.empty(),
          null);
    }
  }

  private static String text(JsonObject json, String name) {
    @Nullable JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private void requireOwn(HttpUrl url) {
    if (!new OnlyHost(connection.server()).isAt(url)) {
      throw new IllegalArgumentException(
          "This access is for "
              + connection.serverUrl()
              + ", not for "
              + url.host()
              + ":"
              + url.port());
    }
  }

  /** Without the query, which may hold what is not for a message. */
  private static String what(Request request) {
    return request.method() + " " + request.url().encodedPath();
  }

  /** Names cluster and server. */
  @Override
  public String toString() {
    return "KubernetesAccess[name="
        + connection.name()
        + ", server="
        + connection.serverUrl()
        + ", endpoint="
        + endpoint
        + "]";
  }
}

package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.TransportException;
import io.github.ibmcontainers.internal.http.CallLimit;
import io.github.ibmcontainers.internal.http.TransportFailures;
import io.github.ibmcontainers.internal.iam.LoginLimit;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.text.Excerpt;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Pauses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Logs in to an OpenShift cluster as described in the guide "Accessing OpenShift clusters:
 * automation". The OAuth server is discovered from the master. Its client {@code
 * openshift-challenging-client} accepts an IBM Cloud API key or a one-time passcode as a password
 * and returns the token in a redirect, which is read but not followed. There is no refresh token:
 * when the token expires, after 24 hours by default, the login is repeated.
 *
 * <p>Responses with a 5xx status, which these servers return intermittently, are retried twice.
 * Thread-safe.
 */
public final class OpenShiftLogin {
  private static final String DISCOVERY = "/.well-known/oauth-authorization-server";
  private static final int ATTEMPTS = 3;
  private static final Backoff BACKOFF = Backoff.fixed(Duration.ofMillis(200));
  private static final Duration STANDARD_LIFE = Duration.ofHours(24);
  private static final long LONGEST_BODY = 64 * 1024;

  private final EndpointChoice master;
  private final Function<HttpUrl, Call.Factory> http;
  private final boolean ownAuthority;
  private final Supplier<LoginProof> proofs;
  private final Map<HttpUrl, OAuthServer> known;
  private final TimeSource time;

  /**
   * @param http creates calls to a server of this cluster, with its TLS settings and without a
   *     token
   * @param ownAuthority whether the cluster's own CA is trusted
   * @param proofs provides a password for each attempt, because a passcode can be used only once
   * @param known the discovered OAuth servers by the URL of the master
   */
  OpenShiftLogin(
      EndpointChoice master,
      Function<HttpUrl, Call.Factory> http,
      boolean ownAuthority,
      Supplier<LoginProof> proofs,
      Map<HttpUrl, OAuthServer> known,
      TimeSource time) {
    this.master = master;
    this.http = http;
    this.ownAuthority = ownAuthority;
    this.proofs = proofs;
    this.known = known;
    this.time = time;
  }

  /**
   * Returns the cluster's OAuth server, with the private host name if the master is accessed by
   * that name.
   *
   * @throws OpenShiftLoginException if the master returns none, or one that doesn't belong to the
   *     cluster
   * @throws io.github.ibmcontainers.error.TransportException if there was no response
   * @throws IllegalStateException if the client is closed
   */
  public OAuthServer discover() {
    HttpUrl url = master.server().newBuilder().encodedPath(DISCOVERY).build();
    Answer answer =
        send(() -> new Request.Builder().url(url).header("Accept", "application/json").build());
    if (answer.status() / 100 != 2) {
      throw failure("the master did not return its OAuth server", answer.status());
    }
    JsonFields json =
        JsonFields.parse(answer.body())
            .orElseThrow(
                () ->
                    failure(
                        "the master's description of its OAuth server is not a JSON object",
                        answer.status()));
    HttpUrl authorization = json.text("authorization_endpoint").map(HttpUrl::parse).orElse(null);
    if (authorization == null) {
      throw failure("the master's description has no OAuth server", answer.status());
    }
    HttpUrl reachable = master.oauth(authorization);
    requireOwn(reachable);
    OAuthServer found =
        new OAuthServer(json.text("issuer"), reachable, json.text("token_endpoint"));
    known.put(master.server(), found);
    return found;
  }

  /**
   * Checks that a URL belongs to the cluster, because the API key is sent to it and the response
   * may be forged.
   */
  private void requireOwn(HttpUrl url) {
    String host = url.host();
    if (!url.isHttps() || !master.isOwn(host)) {
      throw new OpenShiftLoginException(
          "The master at %s returned an OAuth server that doesn't belong to the cluster: %s://%s. (No login was sent.)"
              .formatted(master.server().host(), url.scheme(), host),
          0,
          null);
    }
  }

  /**
   * Logs in and returns the token. It isn't cached here; {@link KubernetesAccess} does that.
   *
   * @throws OpenShiftLoginException if the OAuth server rejects the login or returns no token
   * @throws io.github.ibmcontainers.error.AuthenticationException if IAM issues no passcode
   * @throws io.github.ibmcontainers.error.TransportException if there was no response
   * @throws IllegalStateException if the client is closed
   */
  public ClusterToken login() {
    Instant start = time.now();
    return ClusterTokenCache.token(fetch(), start);
  }

  ClusterTokenCache.Fetched fetch() {
    OAuthServer remembered = known.get(master.server());
    if (remembered == null) {
      return logIn(discover());
    }
    try {
      return logIn(remembered);
    } catch (OpenShiftLoginException | TransportException e) {
      // The OAuth server may have changed since its discovery.
      OAuthServer now = discover();
      if (now.equals(remembered)) {
        throw e;
      }
      return logIn(now);
    }
  }

  private ClusterTokenCache.Fetched logIn(OAuthServer server) {
    HttpUrl url =
        server
            .authorizationEndpoint()
            .newBuilder()
            .addQueryParameter("response_type", "token")
            .addQueryParameter("client_id", "openshift-challenging-client")
            .build();
    Answer answer =
        send(
            () -> {
              LoginProof proof = proofs.get();
              return new Request.Builder()
                  .url(url)
                  .header("Authorization", proof.authorization())
                  // Servers require this header, with any value, from clients that look like
                  // browsers.
                  .header("X-CSRF-Token", "a")
                  .tag(LoginProof.class, proof)
                  .build();
            });
    return token(answer);
  }

  private ClusterTokenCache.Fetched token(Answer answer) {
    ImplicitGrant grant = ImplicitGrant.of(answer.location());
    if (grant.error().isPresent()) {
      String error = Excerpt.of(grant.error().get());
      throw new OpenShiftLoginException(
          "The OpenShift login failed: the OAuth server returned "
              + error
              + grant.errorDescription().map(text -> ", " + Excerpt.of(text)).orElse(""),
          answer.status(),
          error);
    }
    if (answer.status() == 401) {
      throw failure("the OAuth server rejected the " + answer.proof(), answer.status());
    }
    if (answer.status() != 302 && answer.status() != 303) {
      throw failure("the OAuth server did not respond with a redirect", answer.status());
    }
    String token =
        grant
            .accessToken()
            .orElseThrow(
                () -> failure("the OAuth server's redirect contains no token", answer.status()));
    if (grant.tokenType().filter(type -> !type.equalsIgnoreCase("Bearer")).isPresent()) {
      throw failure("the OAuth server's token is not a bearer token", answer.status());
    }
    return new ClusterTokenCache.Fetched(
        token, grant.expiresInSeconds().map(Duration::ofSeconds).orElse(STANDARD_LIFE));
  }

  private record Answer(int status, String location, String body, String proof) {
    @Override
    public String toString() {
      return "Answer[status=" + status + "]";
    }
  }

  private Answer send(Supplier<Request> requests) {
    for (int attempt = 1; ; attempt++) {
      Request request = requests.get();
      LoginProof proof = request.tag(LoginProof.class);
      Call call = http.apply(request.url()).newCall(request);
      CallLimit.set(call, LoginLimit.STANDARD);
      try (Response response = call.execute()) {
        if (response.code() < 500 || attempt >= ATTEMPTS) {
          String location = response.header("Location");
          return new Answer(
              response.code(),
              location == null ? "" : location,
              response.peekBody(LONGEST_BODY).string(),
              proof == null ? "" : proof.displayName());
        }
      } catch (IOException e) {
        throw TransportFailures.of(
            "The OpenShift login", request.url(), e, ClusterTrust.notTrusted(ownAuthority));
      }
      Pauses.sleep(time, BACKOFF.pause(attempt), "waiting to repeat an OpenShift login");
    }
  }

  private static OpenShiftLoginException failure(String reason, int status) {
    return new OpenShiftLoginException(
        "The OpenShift login failed: " + reason + " (status " + status + ")", status, null);
  }

  /** Returns the master's host. */
  @Override
  public String toString() {
    return "OpenShiftLogin[" + master.server().host() + "]";
  }
}

package io.github.ibmcontainers.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.internal.text.Redactor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Logs in to an OpenShift cluster: discovery on the master, then the OAuth server's client for
 * programs, {@code openshift-challenging-client}, which takes an IBM Cloud API key (or a one-time
 * passcode) as a password and answers with a redirect that carries the token; the redirect is read,
 * not followed. There is no refresh token: when the token ends, after 24 hours by default, the
 * login is done again.
 *
 * <p>The intermittent 500 of these servers is met with three attempts. From the guide "Accessing
 * OpenShift clusters: automation". Thread-safe.
 */
public final class OpenShiftLogin {
  private static final String DISCOVERY = "/.well-known/oauth-authorization-server";
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration STANDARD_LIFE = Duration.ofHours(24);
  private static final long LONGEST_BODY = 64 * 1024;
  private static final int LONGEST_TEXT = 300;

  private final EndpointChoice master;
  private final Function<HttpUrl, Call.Factory> http;
  private final boolean ownAuthority;
  private final Supplier<LoginProof> proofs;
  private final TimeSource time;

  /**
   * @param http makes the calls to a server of this cluster, with trust and without authorisation
   * @param ownAuthority whether the cluster's own CA is what is trusted
   * @param proofs asked once an attempt, since a passcode works once
   */
  OpenShiftLogin(
      EndpointChoice master,
      Function<HttpUrl, Call.Factory> http,
      boolean ownAuthority,
      Supplier<LoginProof> proofs,
      TimeSource time) {
    this.master = master;
    this.http = http;
    this.ownAuthority = ownAuthority;
    this.proofs = proofs;
    this.time = time;
  }

  /**
   * Where the cluster's OAuth server is; at the master's private name, if the master is reached by
   * that.
   *
   * @throws OpenShiftLoginException if the master does not say, or names a server that is not the
   *     cluster's
   * @throws io.github.ibmcontainers.error.TransportException if no answer came
   */
  public OAuthServer discover() {
    HttpUrl url = master.server().newBuilder().encodedPath(DISCOVERY).build();
    Answer answer =
        send(() -> new Request.Builder().url(url).header("Accept", "application/json").build());
    if (answer.status() / 100 != 2) {
      throw failure("the master did not name its OAuth server", answer.status());
    }
    try {
      JsonObject json = JsonParser.parseString(answer.body()).getAsJsonObject();
      HttpUrl authorization = text(json, "authorization_endpoint").map(HttpUrl::parse).orElse(null);
      if (authorization == null) {
        throw failure("the master named no OAuth server", answer.status());
      }
      HttpUrl reachable = master.oauth(authorization);
      requireOwn(reachable);
      return new OAuthServer(text(json, "issuer"), reachable, text(json, "token_endpoint"));
    } catch (JsonParseException | IllegalStateException e) {
      throw failure(
          "the master's answer about its OAuth server is no JSON object", answer.status());
    }
  }

  private static Optional<String> text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  /** The API key goes there, so that a wrong answer must not choose where. */
  private void requireOwn(HttpUrl url) {
    String host = url.host();
    String own = master.server().host();
    boolean sibling = domain(own).length() > 0 && domain(own).equals(domain(host));
    if (!url.isHttps() || !(host.equals(own) || sibling)) {
      throw new OpenShiftLoginException(
          "The OpenShift login was not sent, since the master at "
              + own
              + " names an OAuth server that is not the cluster's: "
              + url.scheme()
              + "://"
              + host,
          0,
          null);
    }
  }

  /** What IBM Cloud alone can give names in; empty for a host elsewhere. */
  private static String domain(String host) {
    for (String domain : new String[] {".containers.cloud.ibm.com", ".appdomain.cloud"}) {
      if (host.toLowerCase(Locale.ROOT).endsWith(domain)) {
        return domain;
      }
    }
    return "";
  }

  /**
   * Gets a token, by discovery and login. Nothing is kept; {@link KubernetesAccess} keeps tokens.
   *
   * @throws OpenShiftLoginException if the OAuth server refuses, or answers without a token
   * @throws io.github.ibmcontainers.error.AuthenticationException if IAM gives no passcode
   * @throws io.github.ibmcontainers.error.TransportException if no answer came
   */
  public ClusterToken login() {
    Instant start = time.now();
    return ClusterTokenSource.token(fetch(), start);
  }

  ClusterTokenSource.Fetched fetch() {
    HttpUrl url =
        discover()
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
                  // Any value; servers want it of what looks like a browser.
                  .header("X-CSRF-Token", "a")
                  .tag(LoginProof.class, proof)
                  .build();
            });
    return token(answer);
  }

  private ClusterTokenSource.Fetched token(Answer answer) {
    ImplicitGrant grant = ImplicitGrant.of(answer.location());
    if (grant.error().isPresent()) {
      String error = printable(grant.error().get());
      throw new OpenShiftLoginException(
          "The OpenShift login failed: the OAuth server answered "
              + error
              + grant.errorDescription().map(text -> ", " + printable(text)).orElse(""),
          answer.status(),
          error);
    }
    if (answer.status() == 401) {
      throw failure("the OAuth server refused the " + answer.proof(), answer.status());
    }
    if (answer.status() != 302 && answer.status() != 303) {
      throw failure("the OAuth server should have answered with a redirect", answer.status());
    }
    String token =
        grant
            .accessToken()
            .orElseThrow(
                () -> failure("the OAuth server's redirect carries no token", answer.status()));
    if (grant.tokenType().filter(type -> !type.equalsIgnoreCase("Bearer")).isPresent()) {
      throw failure("the OAuth server's token is no bearer token", answer.status());
    }
    return new ClusterTokenSource.Fetched(
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
      try (Response response = http.apply(request.url()).newCall(request).execute()) {
        if (response.code() < 500 || attempt >= ATTEMPTS) {
          String location = response.header("Location");
          return new Answer(
              response.code(),
              location == null ? "" : location,
              response.peekBody(LONGEST_BODY).string(),
              proof == null ? "" : proof.words());
        }
      } catch (IOException e) {
        throw ClusterFailures.of("The OpenShift login", request.url(), e, ownAuthority);
      }
      Pauses.sleep(time, PAUSE, "waiting to repeat an OpenShift login");
    }
  }

  private static OpenShiftLoginException failure(String why, int status) {
    return new OpenShiftLoginException(
        "The OpenShift login failed: " + why + " (status " + status + ")", status, null);
  }

  private static String printable(String text) {
    String line = Redactor.text(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }

  /** Names the master. */
  @Override
  public String toString() {
    return "OpenShiftLogin[" + master.server().host() + "]";
  }
}

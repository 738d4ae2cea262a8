package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.http.Repeatable;
import io.github.ibmcontainers.internal.iam.IamAnswer;
import io.github.ibmcontainers.internal.iam.IamTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Client of IBM Cloud IAM, with one method for each token exchange. Caches nothing; see {@link
 * TokenSource}. Immutable and thread-safe. Each method blocks until IAM has responded and throws a
 * subclass of {@link io.github.ibmcontainers.error.AuthenticationException} if the exchange fails.
 *
 * <p>The requests have the form of IBM's guides "Setting up the API" of 2020 and 2021. What the
 * guide of 2025 omits is sent only with {@link IamClientBuilder#legacyUaaForm}.
 */
public final class IamClient {
  /** The public endpoint of IAM. */
  public static final HttpUrl DEFAULT_ENDPOINT = HttpUrl.get("https://iam.cloud.ibm.com/");

  private static final String KUBE = Credentials.basic("kube", "kube", StandardCharsets.UTF_8);

  /** The guide's value; IAM's own default is six days. */
  private static final int DELEGATED_SECONDS = 600;

  private final IamClientBuilder settings;
  private final IamTransport transport;
  private final IamTransport elsewhere;
  private final HttpUrl base;
  private final @Nullable String client;

  /**
   * @param settings a copy that nobody changes
   */
  IamClient(IamClientBuilder settings) {
    this.settings = settings;
    this.transport = transport(settings.headers());
    this.elsewhere = transport(Headers.of("User-Agent", settings.userAgent));
    this.base = settings.endpoint;
    this.client = settings.clientAuthorization();
  }

  private IamTransport transport(Headers headers) {
    return new IamTransport(settings.calls, headers, settings.loginTimeout, settings.time);
  }

  /**
   * Returns a builder.
   *
   * @param calls makes the HTTP calls: an {@link okhttp3.OkHttpClient} that adds no credentials
   */
  public static IamClientBuilder builder(Call.Factory calls) {
    return new IamClientBuilder(calls);
  }

  /** Returns a builder with this client's settings. */
  public IamClientBuilder toBuilder() {
    return settings.copy();
  }

  /** Returns the base URL of IAM. */
  public HttpUrl endpoint() {
    return base;
  }

  /**
   * Gets a token by API key: grant {@code urn:ibm:params:oauth:grant-type:apikey}.
   *
   * @param accountId sent as {@code bss_account} if not null
   */
  public IamToken apiKey(Secret apiKey, @Nullable String accountId) {
    return token(TokenForm.apiKey(apiKey).account(accountId));
  }

  /**
   * Gets a token by user name and password: grant {@code password}. Not for federated users.
   *
   * @param accountId sent as {@code bss_account} if not null; otherwise the token has no account
   */
  public IamToken password(Credential.Password login, @Nullable String accountId) {
    return token(TokenForm.password(login).account(accountId));
  }

  /**
   * Gets a token by one-time passcode: grant {@code urn:ibm:params:oauth:grant-type:passcode}. A
   * passcode works once, so the request is retried only if IAM can't have processed it.
   *
   * @param accountId sent as {@code bss_account} if not null
   */
  public IamToken passcode(String passcode, @Nullable String accountId) {
    return token(TokenForm.passcode(Secret.of("passcode", passcode)).account(accountId));
  }

  /**
   * Gets a token by refresh token: grant {@code refresh_token}, with the OAuth client of the login.
   *
   * @param accountId sent as {@code bss_account} if not null
   */
  public IamToken refresh(String refreshToken, @Nullable String accountId) {
    return token(TokenForm.refresh(refreshToken).account(accountId));
  }

  /**
   * Gets a token by compute resource token: grant {@code urn:ibm:params:oauth:grant-type:cr-token}.
   *
   * @param crToken the compute resource token
   * @param accountId sent as {@code bss_account} if not null
   */
  public IamToken computeResource(
      String crToken, TrustedProfile profile, @Nullable String accountId) {
    return token(
        TokenForm.computeResource(Secret.of("compute resource token", crToken), profile)
            .account(accountId));
  }

  /**
   * Assumes a trusted profile: grant {@code urn:ibm:params:oauth:grant-type:assume}.
   *
   * @param from the token of the identity that assumes the profile
   * @param accountId sent as {@code bss_account} if not null
   */
  public IamToken assume(IamToken from, TrustedProfile profile, @Nullable String accountId) {
    return token(TokenForm.assume(from.accessToken(), profile).account(accountId));
  }

  /**
   * Gets a token for a service that acts on another one: grant {@code
   * urn:ibm:params:oauth:grant-type:iam-authz}.
   *
   * @param desiredIamId {@code crn-crn:v1:...} of the service to act as
   */
  public IamToken serviceAuthorization(IamToken from, String desiredIamId) {
    return token(TokenForm.serviceAuthorization(from.accessToken(), desiredIamId));
  }

  /**
   * Gets a refresh token that the OAuth client {@code kube} may use for ten minutes. First of two
   * steps to a Kubernetes token.
   *
   * @param refreshToken the refresh token of the login
   * @param accountId sent as {@code bss_account} if not null
   * @return the delegated refresh token; a secret
   */
  public String delegatedRefreshToken(String refreshToken, @Nullable String accountId) {
    return delegate(TokenForm.refresh(refreshToken).account(accountId));
  }

  /** Gets a delegated refresh token by API key; see {@link #delegatedRefreshToken}. */
  public String delegatedRefreshTokenByApiKey(Secret apiKey, @Nullable String accountId) {
    return delegate(TokenForm.apiKey(apiKey).account(accountId));
  }

  private String delegate(TokenForm grant) {
    grant
        .field("response_type", "delegated_refresh_token")
        .field("receiver_client_ids", "kube")
        .field("delegated_refresh_token_expiry", Integer.toString(DELEGATED_SECONDS));
    IamAnswer answer = post("identity/token", grant, client);
    return TokenAnswer.of(answer, grant.action()).required("delegated_refresh_token");
  }

  /**
   * Exchanges a delegated refresh token with the OAuth client {@code kube}: grant {@code
   * urn:ibm:params:oauth:grant-type:delegated-refresh-token}. Second of two steps to a Kubernetes
   * token.
   *
   * @return a token with an {@linkplain IamToken#idToken() ID token} for Kubernetes API servers
   */
  public IamToken exchangeForKube(String delegatedRefreshToken) {
    return kube(TokenForm.delegated(delegatedRefreshToken));
  }

  /**
   * Gets a Kubernetes token by API key with the OAuth client {@code kube}, in one step and without
   * a refresh token.
   *
   * @return a token with an {@linkplain IamToken#idToken() ID token}
   */
  public IamToken kubeTokenByApiKey(Secret apiKey) {
    return kube(TokenForm.apiKey(apiKey).field("response_type", "cloud_iam"));
  }

  private IamToken kube(TokenForm grant) {
    long start = time().nanoTime();
    TokenAnswer answer = TokenAnswer.of(post("identity/token", grant, KUBE), grant.action());
    answer.required("id_token");
    return answer.token(start, time().now());
  }

  /**
   * Gets a one-time passcode for the session of a refresh token: {@code POST /identity/passcode}.
   * IAM allows only a few of these requests per minute.
   *
   * @return the passcode; a secret
   */
  public String newPasscode(String refreshToken) {
    TokenForm grant = TokenForm.refresh(refreshToken).field("response_type", "cloud_iam");
    return TokenAnswer.of(post("identity/passcode", grant, client), "get a passcode")
        .required("passcode");
  }

  /**
   * Starts a phone call to the user for the second factor: {@code POST /identity/initiate_ims_2fa}.
   *
   * @return the argument of {@link SecondFactor#phone}; a secret
   */
  public String startPhoneFactor(Credential.Password login) {
    TokenForm grant = TokenForm.password(login).field("response_type", "cloud_iam");
    TokenAnswer answer =
        TokenAnswer.of(post("identity/initiate_ims_2fa", grant, client), "start the phone call");
    String token = answer.text("authentication_token");
    return token == null ? answer.required("authenticationToken") : token;
  }

  /**
   * Keeps the token's login session alive: {@code PATCH /v1/sessions/{id}/state}. Does nothing if
   * the token has no session.
   */
  public void keepSessionAlive(IamToken token) {
    String session = token.sessionId().orElse("");
    if (session.isEmpty()) {
      return;
    }
    HttpUrl url =
        base.newBuilder()
            .addPathSegments("v1/sessions")
            .addPathSegment(session)
            .addPathSegment("state")
            .build();
    Request.Builder request = request(url, client).patch(RequestBody.EMPTY);
    transport.send(request, Repeatable.YES, "keep the session alive", List.of());
  }

  /** Reads IAM's endpoints: {@code GET /identity/.well-known/openid-configuration}. */
  public IamEndpoints discover() {
    String action = "read the endpoints of IAM";
    Request.Builder request = request(url("identity/.well-known/openid-configuration"), null).get();
    TokenAnswer answer =
        TokenAnswer.of(transport.send(request, Repeatable.YES, action, List.of()), action);
    URI passcode = uri(answer.text("passcode_endpoint"));
    return new IamEndpoints(
        uri(answer.text("authorization_endpoint")),
        uri(answer.text("token_endpoint")),
        passcode == null ? passcodePage() : passcode);
  }

  URI passcodePage() {
    return url("identity/passcode").uri();
  }

  private static @Nullable URI uri(@Nullable String text) {
    HttpUrl url = text == null ? null : HttpUrl.parse(text);
    return url == null ? null : url.uri();
  }

  IamToken token(TokenForm grant) {
    grant
        .field("response_type", settings.uaa ? "cloud_iam uaa" : "cloud_iam")
        .field("scope", settings.scope);
    if (settings.uaa) {
      grant.field("uaa_client_id", "cf").field("uaa_client_secret", "");
    }
    long start = time().nanoTime();
    IamAnswer answer = post("identity/token", grant, client);
    return TokenAnswer.of(answer, grant.action()).token(start, time().now());
  }

  private IamAnswer post(String path, TokenForm grant, @Nullable String authorization) {
    Request.Builder request =
        request(url(path), authorization).post(grant.body()).tag(Delivery.class, grant.delivery());
    return transport.send(request, grant.repeatable(), grant.action(), grant.secrets());
  }

  private static Request.Builder request(HttpUrl url, @Nullable String authorization) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("Accept", "application/json")
            .header("Cache-Control", "no-cache");
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private HttpUrl url(String path) {
    return base.newBuilder().addPathSegments(path).build();
  }

  /** Returns the transport for other servers that take part in a login, without IAM's headers. */
  IamTransport elsewhere() {
    return elsewhere;
  }

  /** Returns the accounts that are visible to a token's owner. */
  Accounts accounts(HttpUrl endpoint, IamToken token) {
    return Accounts.of(settings.calls, endpoint, settings.userAgent, token::authorization);
  }

  TimeSource time() {
    return settings.time;
  }

  Duration loginTimeout() {
    return settings.loginTimeout;
  }
}

package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.http.Repeatable;
import io.github.ibmcontainers.internal.http.UserAgent;
import io.github.ibmcontainers.internal.iam.IamAnswer;
import io.github.ibmcontainers.internal.iam.IamTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The calls of IBM Cloud IAM, one method an exchange. Nothing is cached here; see {@link
 * TokenSource}. Immutable and thread-safe. Every method blocks until IAM has answered and throws a
 * subclass of {@link io.github.ibmcontainers.error.AuthenticationException}.
 *
 * <p>The forms are those of IBM's guides "Setting up the API" of 2020 and 2021; what the guide of
 * 2025 dropped is sent only with {@link Builder#legacyUaaForm}.
 */
public final class IamClient {
  /** The public IAM of IBM Cloud. */
  public static final HttpUrl DEFAULT_ENDPOINT = HttpUrl.get("https://iam.cloud.ibm.com/");

  private static final String KUBE = Credentials.basic("kube", "kube", StandardCharsets.UTF_8);
  // The guide's value; IAM's own default is six days.
  private static final int DELEGATED_SECONDS = 600;

  private final IamTransport transport;
  private final IamTransport elsewhere;
  private final Call.Factory calls;
  private final String userAgent;
  private final HttpUrl base;
  private final @Nullable String client;
  private final @Nullable String scope;
  private final boolean uaa;
  private final TimeSource time;

  private IamClient(Builder builder) {
    this.transport = new IamTransport(builder.calls, builder.headers());
    this.calls = builder.calls;
    this.userAgent = builder.userAgent;
    this.elsewhere = new IamTransport(builder.calls, Headers.of("User-Agent", builder.userAgent));
    this.base = builder.endpoint;
    this.client =
        builder.clientId == null || builder.clientSecret == null
            ? null
            : Credentials.basic(
                builder.clientId, builder.clientSecret.reveal(), StandardCharsets.UTF_8);
    this.scope = builder.scope;
    this.uaa = builder.uaa;
    this.time = builder.time;
  }

  /**
   * Starts a client.
   *
   * @param calls makes the HTTP calls; an {@link okhttp3.OkHttpClient} that sends no credentials of
   *     its own
   */
  public static Builder builder(Call.Factory calls) {
    return new Builder(calls);
  }

  /** The address of IAM, without a path of the token endpoint. */
  public HttpUrl endpoint() {
    return base;
  }

  /**
   * Grant {@code urn:ibm:params:oauth:grant-type:apikey}.
   *
   * @param accountId sent as {@code bss_account} if given
   */
  public IamToken apiKey(Secret apiKey, @Nullable String accountId) {
    return token(Grant.apiKey(apiKey).account(accountId));
  }

  /**
   * Grant {@code password}, for users who are not federated.
   *
   * @param accountId sent as {@code bss_account} if given; without it the token is for no account
   */
  public IamToken password(PasswordCredential login, @Nullable String accountId) {
    return token(Grant.password(login).account(accountId));
  }

  /**
   * Grant {@code urn:ibm:params:oauth:grant-type:passcode}. A passcode works once, so the call is
   * repeated only if IAM cannot have read it.
   *
   * @param accountId sent as {@code bss_account} if given
   */
  public IamToken passcode(String passcode, @Nullable String accountId) {
    return token(Grant.passcode(Secret.of("passcode", passcode)).account(accountId));
  }

  /**
   * Grant {@code refresh_token}, with the client of the login.
   *
   * @param accountId sent as {@code bss_account} if given
   */
  public IamToken refresh(String refreshToken, @Nullable String accountId) {
    return token(Grant.refresh(refreshToken).account(accountId));
  }

  /**
   * Grant {@code urn:ibm:params:oauth:grant-type:cr-token}.
   *
   * @param crToken the compute resource token
   * @param accountId sent as {@code bss_account} if given
   */
  public IamToken computeResource(
      String crToken, TrustedProfile profile, @Nullable String accountId) {
    return token(
        Grant.computeResource(Secret.of("compute resource token", crToken), profile)
            .account(accountId));
  }

  /**
   * Grant {@code urn:ibm:params:oauth:grant-type:assume}.
   *
   * @param from the token of who assumes the profile
   * @param accountId sent as {@code bss_account} if given
   */
  public IamToken assume(IamToken from, TrustedProfile profile, @Nullable String accountId) {
    return token(Grant.assume(from.accessToken(), profile).account(accountId));
  }

  /**
   * Grant {@code urn:ibm:params:oauth:grant-type:iam-authz}: one service acts on another.
   *
   * @param desiredIamId {@code crn-crn:v1:...} of the service to act as
   */
  public IamToken serviceAuthorization(IamToken from, String desiredIamId) {
    return token(Grant.serviceAuthorization(from.accessToken(), desiredIamId));
  }

  /**
   * Step one of two to a Kubernetes token: a refresh token that the client {@code kube} may use for
   * ten minutes.
   *
   * @param refreshToken the refresh token of the login
   * @param accountId sent as {@code bss_account} if given
   * @return the delegated refresh token; a secret
   */
  public String delegatedRefreshToken(String refreshToken, @Nullable String accountId) {
    return delegate(Grant.refresh(refreshToken).account(accountId));
  }

  /** As {@link #delegatedRefreshToken}, by API key. */
  public String delegatedRefreshTokenByApiKey(Secret apiKey, @Nullable String accountId) {
    return delegate(Grant.apiKey(apiKey).account(accountId));
  }

  private String delegate(Grant grant) {
    grant
        .field("response_type", "delegated_refresh_token")
        .field("receiver_client_ids", "kube")
        .field("delegated_refresh_token_expiry", Integer.toString(DELEGATED_SECONDS));
    IamAnswer answer = post("identity/token", grant, client);
    return TokenAnswer.of(answer, grant.action()).required("delegated_refresh_token");
  }

  /**
   * Step two of two to a Kubernetes token: grant {@code
   * urn:ibm:params:oauth:grant-type:delegated-refresh-token} with the client {@code kube}.
   *
   * @return a token with an {@linkplain IamToken#idToken() id token}, which a Kubernetes API server
   *     takes
   */
  public IamToken exchangeForKube(String delegatedRefreshToken) {
    return kube(Grant.delegated(delegatedRefreshToken));
  }

  /**
   * The short way to a Kubernetes token, which needs no refresh token: the grant by API key with
   * the client {@code kube}.
   *
   * @return a token with an {@linkplain IamToken#idToken() id token}
   */
  public IamToken kubeTokenByApiKey(Secret apiKey) {
    return kube(Grant.apiKey(apiKey).field("response_type", "cloud_iam"));
  }

  private IamToken kube(Grant grant) {
    long start = time.nanoTime();
    TokenAnswer answer = TokenAnswer.of(post("identity/token", grant, KUBE), grant.action());
    answer.required("id_token");
    return answer.token(start, time.now());
  }

  /**
   * A one-time passcode for the session of a refresh token: {@code POST /identity/passcode}. IAM
   * limits these calls strictly.
   *
   * @return the passcode; a secret
   */
  public String newPasscode(String refreshToken) {
    Grant grant = Grant.refresh(refreshToken).field("response_type", "cloud_iam");
    return TokenAnswer.of(post("identity/passcode", grant, client), "get a passcode")
        .required("passcode");
  }

  /**
   * Has IAM phone the user for the second factor: {@code POST /identity/initiate_ims_2fa}.
   *
   * @return for {@link SecondFactor#phone}; a secret
   */
  public String startPhoneFactor(PasswordCredential login) {
    Grant grant = Grant.password(login).field("response_type", "cloud_iam");
    TokenAnswer answer =
        TokenAnswer.of(post("identity/initiate_ims_2fa", grant, client), "start the phone call");
    String token = answer.text("authentication_token");
    return token == null ? answer.required("authenticationToken") : token;
  }

  /**
   * Keeps the login session of a token from ending for idleness: {@code PATCH
   * /v1/sessions/{id}/state}. Does nothing for a token without a session, as a plain API call
   * gives.
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

  /** OpenID discovery: {@code GET /identity/.well-known/openid-configuration}. */
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

  private IamToken token(Grant grant) {
    grant.field("response_type", uaa ? "cloud_iam uaa" : "cloud_iam").field("scope", scope);
    if (uaa) {
      grant.field("uaa_client_id", "cf").field("uaa_client_secret", "");
    }
    long start = time.nanoTime();
    IamAnswer answer = post("identity/token", grant, client);
    return TokenAnswer.of(answer, grant.action()).token(start, time.now());
  }

  private IamAnswer post(String path, Grant grant, @Nullable String authorization) {
    Request.Builder request = request(url(path), authorization).post(grant.body());
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

  /**
   * For calls that belong to a login but go to another server, and so without the headers for IAM.
   */
  IamTransport elsewhere() {
    return elsewhere;
  }

  /** The accounts that a token's owner can see; asked without the headers for IAM. */
  Accounts accounts(HttpUrl endpoint, IamToken token) {
    return Accounts.of(calls, endpoint, userAgent, token::authorization);
  }

  TimeSource time() {
    return time;
  }

  /** Builds an {@link IamClient}. Not thread-safe. */
  public static final class Builder {
    private final Call.Factory calls;
    private final Headers.Builder extra = new Headers.Builder();
    private HttpUrl endpoint = DEFAULT_ENDPOINT;
    private @Nullable String clientId = "bx";
    private @Nullable Secret clientSecret = Secret.of("client secret", "bx");
    private @Nullable String scope;
    private String userAgent = UserAgent.library();
    private boolean uaa;
    private TimeSource time = TimeSource.system();

    private Builder(Call.Factory calls) {
      this.calls = calls;
    }

    /**
     * The address of IAM; by default {@link #DEFAULT_ENDPOINT}. A path that ends in {@code
     * /identity/token}, or the {@code /oidc/token} of old guides, means the same as the address
     * without it.
     *
     * @throws IllegalArgumentException if it has a query or a user name
     */
    public Builder endpoint(HttpUrl url) {
      endpoint = base(url);
      return this;
    }

    /**
     * The OAuth client, sent as Basic authorization; by default {@code bx} with secret {@code bx}.
     * A refresh works only with the client of the login.
     *
     * @throws IllegalArgumentException if only one of the two is given, or one is wrapped in quotes
     *     or braces
     */
    public Builder client(@Nullable String id, @Nullable String secret) {
      if (isMissing(id) != isMissing(secret)) {
        throw new IllegalArgumentException(
            "client id and client secret belong together: the "
                + (isMissing(id) ? "id" : "secret")
                + " is missing");
      }
      if (isMissing(id)) {
        return withoutClient();
      }
      clientId = Secret.unwrapped("client id", id).reveal();
      clientSecret = Secret.unwrapped("client secret", secret);
      return this;
    }

    /** Sends no client. IAM then gives no refresh token. */
    public Builder withoutClient() {
      clientId = null;
      clientSecret = null;
      return this;
    }

    /**
     * Scopes to ask for, separated by blanks; by default none.
     *
     * @param scopes {@code null} or blank for none
     */
    public Builder scope(@Nullable String scopes) {
      scope = isMissing(scopes) ? null : Check.line("scope", scopes);
      return this;
    }

    /**
     * Sends the fields of the guides up to 2025: {@code response_type=cloud_iam uaa}, {@code
     * uaa_client_id=cf} and an empty {@code uaa_client_secret}.
     */
    public Builder legacyUaaForm(boolean legacy) {
      uaa = legacy;
      return this;
    }

    /**
     * A header for IAM alone. {@code Host} may be given too.
     *
     * @throws IllegalArgumentException if name or value cannot be sent
     */
    public Builder header(String name, String value) {
      extra.set(name, value);
      return this;
    }

    /** Who calls, as {@code User-Agent}; by default library, version, Java and operating system. */
    public Builder userAgent(String value) {
      userAgent = Check.line("user agent", value);
      return this;
    }

    /** The source of time; for tests. */
    public Builder time(TimeSource source) {
      time = source;
      return this;
    }

    /** Builds the client. Sends nothing. */
    public IamClient build() {
      return new IamClient(this);
    }

    private Headers headers() {
      Headers.Builder headers = new Headers.Builder();
      headers.add("User-Agent", userAgent);
      extra.build().forEach(header -> headers.set(header.getFirst(), header.getSecond()));
      return headers.build();
    }

    private static boolean isMissing(@Nullable String text) {
      return text == null || text.isBlank();
    }

    private static HttpUrl base(HttpUrl url) {
      if (url.query() != null || !url.username().isEmpty() || !url.password().isEmpty()) {
        throw new IllegalArgumentException(
            "the address of IAM must have no query and no user name: "
                + url.scheme()
                + "://"
                + url.host());
      }
      List<String> path = new ArrayList<>(url.pathSegments());
      path.removeIf(String::isEmpty);
      for (String tail : List.of("token", "identity|oidc")) {
        String last = path.isEmpty() ? "" : path.get(path.size() - 1).toLowerCase(Locale.ROOT);
        if (List.of(tail.split("\\|")).contains(last)) {
          path.remove(path.size() - 1);
        }
      }
      HttpUrl.Builder base = url.newBuilder().encodedPath("/").fragment(null);
      path.forEach(base::addPathSegment);
      return base.build();
    }
  }
}

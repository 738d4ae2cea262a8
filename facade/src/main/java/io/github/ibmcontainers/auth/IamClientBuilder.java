package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.HeaderValues;
import io.github.ibmcontainers.internal.check.Urls;
import io.github.ibmcontainers.internal.http.UserAgent;
import io.github.ibmcontainers.internal.iam.LoginLimit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Builds an {@link IamClient}. Not thread-safe. */
public final class IamClientBuilder {
  final Call.Factory calls;
  Headers extra = Headers.EMPTY;
  HttpUrl endpoint = IamClient.DEFAULT_ENDPOINT;
  private @Nullable String clientId = "bx";
  private @Nullable Secret clientSecret = Secret.of("client secret", "bx");
  @Nullable String scope;
  String userAgent = UserAgent.library();
  boolean uaa;
  TimeSource time = TimeSource.system();
  Duration loginTimeout = LoginLimit.STANDARD;

  IamClientBuilder(Call.Factory calls) {
    this.calls = calls;
  }

  IamClientBuilder copy() {
    IamClientBuilder copy = new IamClientBuilder(calls);
    copy.extra = extra;
    copy.endpoint = endpoint;
    copy.clientId = clientId;
    copy.clientSecret = clientSecret;
    copy.scope = scope;
    copy.userAgent = userAgent;
    copy.uaa = uaa;
    copy.time = time;
    copy.loginTimeout = loginTimeout;
    return copy;
  }

  /**
   * Sets the base URL of IAM; by default {@link IamClient#DEFAULT_ENDPOINT}. A path that ends in
   * {@code /identity/token}, or in the {@code /oidc/token} of old guides, is removed.
   *
   * @throws IllegalArgumentException if the URL is neither HTTPS nor local, or contains a query,
   *     fragment, user name, or password
   */
  public IamClientBuilder endpoint(HttpUrl url) {
    endpoint = base(url);
    return this;
  }

  /**
   * Sets the OAuth client, sent as Basic authorization; by default id and secret are {@code bx}. A
   * refresh token works only with the client of its login.
   *
   * @throws IllegalArgumentException if only one of the two is given, or one is enclosed in quotes
   *     or braces
   */
  public IamClientBuilder client(@Nullable String id, @Nullable String secret) {
    Check.that(
        isMissing(id) == isMissing(secret),
        "client id and client secret belong together: the %s is missing",
        isMissing(id) ? "id" : "secret");
    if (isMissing(id)) {
      return withoutClient();
    }
    clientId = Secret.unwrapped("client id", id).reveal();
    clientSecret = Secret.unwrapped("client secret", secret);
    return this;
  }

  /** Sends no OAuth client. IAM then returns no refresh tokens. */
  public IamClientBuilder withoutClient() {
    clientId = null;
    clientSecret = null;
    return this;
  }

  /**
   * Sets the scopes to request, separated by blanks; by default none.
   *
   * @param scopes {@code null} or blank for none
   */
  public IamClientBuilder scope(@Nullable String scopes) {
    scope = isMissing(scopes) ? null : Check.line("scope", scopes);
    return this;
  }

  /**
   * Sets whether the fields of the guides until 2025 are sent: {@code response_type=cloud_iam uaa},
   * {@code uaa_client_id=cf}, and an empty {@code uaa_client_secret}.
   */
  public IamClientBuilder legacyUaaForm(boolean legacy) {
    uaa = legacy;
    return this;
  }

  /**
   * Sets a header of the requests to IAM, which may be {@code Host}.
   *
   * @throws IllegalArgumentException if the name or value can't be sent
   */
  public IamClientBuilder header(String name, String value) {
    extra =
        extra
            .newBuilder()
            .set(
                HeaderValues.checkName(name),
                HeaderValues.check("value of the header " + name, value))
            .build();
    return this;
  }

  /**
   * Sets the {@code User-Agent}; by default library, Java version, and operating system.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  public IamClientBuilder userAgent(String value) {
    userAgent = Check.line("user agent", value);
    return this;
  }

  /** Sets the time source, for tests; by default {@link TimeSource#system()}. */
  public IamClientBuilder time(TimeSource source) {
    time = source;
    return this;
  }

  /**
   * Sets the timeout of a login with all its requests, retries, and pauses; by default 30 seconds.
   * The time that a person takes to answer a prompt is not included.
   *
   * @throws IllegalArgumentException if the timeout is not positive, or longer than 365 days
   */
  public IamClientBuilder loginTimeout(Duration limit) {
    loginTimeout = Check.positive("login timeout", limit);
    return this;
  }

  /** Creates the client. Sends no request. */
  public IamClient build() {
    return new IamClient(copy());
  }

  Headers headers() {
    Headers.Builder headers = new Headers.Builder().add("User-Agent", userAgent);
    extra.forEach(header -> headers.set(header.getFirst(), header.getSecond()));
    return headers.build();
  }

  @Nullable String clientAuthorization() {
    return clientId == null || clientSecret == null
        ? null
        : Credentials.basic(clientId, clientSecret.reveal(), StandardCharsets.UTF_8);
  }

  private static boolean isMissing(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static HttpUrl base(HttpUrl url) {
    Urls.requireSafe("IAM endpoint", url);
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

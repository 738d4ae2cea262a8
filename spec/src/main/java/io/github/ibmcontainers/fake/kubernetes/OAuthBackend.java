package io.github.ibmcontainers.fake.kubernetes;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.Identity;
import io.github.ibmcontainers.fake.iam.Passcodes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** The OAuth server of an OpenShift cluster. Thread-safe. */
final class OAuthBackend implements Backend {
  private static final String AUTHORIZE = "/oauth/authorize";
  private static final String CLIENT = "openshift-challenging-client";

  private final Cluster cluster;
  private final Directory directory;
  private final Passcodes passcodes;
  private final OpenShiftTokens tokens;
  private final Supplier<String> baseUrl;

  OAuthBackend(
      Cluster cluster,
      Directory directory,
      Passcodes passcodes,
      OpenShiftTokens tokens,
      Supplier<String> baseUrl) {
    this.cluster = cluster;
    this.directory = directory;
    this.passcodes = passcodes;
    this.tokens = tokens;
    this.baseUrl = baseUrl;
  }

  @Override
  public Service service() {
    return Service.OPENSHIFT_OAUTH;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return exchange.path().equals(AUTHORIZE) ? Optional.of("authorize") : Optional.empty();
  }

  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return kind == CredentialKind.API_KEY && exchange.path().equals(AUTHORIZE);
  }

  @Override
  public Reply error(int status) {
    return Reply.text(status, "the authorization server encountered an unexpected condition\n");
  }

  @Override
  public Reply handle(Exchange exchange) {
    if (exchange.path().equals("/healthz")) {
      return Reply.text(200, "ok");
    }
    if (exchange.path().equals("/oauth/token/implicit")) {
      return Reply.of(
          200, "text/html", "<html><body>The token is in the fragment of the URL.</body></html>");
    }
    if (!exchange.path().equals(AUTHORIZE)) {
      return Reply.text(404, "404 page not found\n");
    }
    return authorize(exchange);
  }

  private Reply authorize(Exchange exchange) {
    if (!CLIENT.equals(exchange.url().queryParameter("client_id"))) {
      JsonObject body = new JsonObject();
      body.addProperty("error", "unauthorized_client");
      body.addProperty(
          "error_description",
          "The client is not authorized to request a token using this method.");
      return Reply.json(400, body);
    }
    Optional<Exchange.Basic> basic = exchange.basic();
    if (basic.isEmpty()) {
      return challenge(exchange);
    }
    Optional<Identity> identity = identity(basic.get());
    if (identity.isEmpty()) {
      return challenge(exchange);
    }
    if (!"token".equals(exchange.url().queryParameter("response_type"))) {
      return redirectError("unsupported_response_type", "The response type is not supported.");
    }
    if (!identity.get().in(cluster.account())) {
      return redirectError("access_denied", "The user has no access to this cluster.");
    }
    return redirect(
        "access_token="
            + encode(tokens.issue(cluster, identity.get()))
            + "&expires_in="
            + OpenShiftTokens.LIFETIME.toSeconds()
            + "&scope=user%3Afull&token_type=Bearer");
  }

  private Optional<Identity> identity(Exchange.Basic basic) {
    return switch (basic.user()) {
      case "apikey" -> directory.apiKey(basic.password()).map(Directory.ApiKey::identity);
      case "passcode" -> passcodes.use(basic.password()).map(Passcodes.Owner::identity);
      default -> Optional.empty();
    };
  }

  private Reply challenge(Exchange exchange) {
    String csrf = exchange.headers().get("X-CSRF-Token");
    if (csrf == null || csrf.isEmpty()) {
      return Reply.text(401, "Unauthorized")
          .header(
              "Warning",
              "199 Origin \"A non-empty X-CSRF-Token header is required to receive basic-auth"
                  + " challenges\"");
    }
    return Reply.text(401, "Unauthorized").header("Www-Authenticate", "Basic realm=\"openshift\"");
  }

  private Reply redirectError(String error, String description) {
    return redirect("error=" + encode(error) + "&error_description=" + encode(description));
  }

  /** The headers are duplicated as in the guide's example. */
  private Reply redirect(String fragment) {
    String noCache = "no-cache, no-store, max-age=0, must-revalidate";
    return Reply.empty(302)
        .header("Cache-Control", noCache)
        .header("Cache-Control", noCache)
        .header("Expires", "0")
        .header("Expires", "Fri, 01 Jan 1990 00:00:00 GMT")
        .header("Location", baseUrl.get() + "/oauth/token/implicit#" + fragment);
  }

  /** Encodes like Go, in which the OAuth server is written: the tilde isn't escaped. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~").replace("*", "%2A");
  }
}

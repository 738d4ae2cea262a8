package io.github.ibmcontainers.internal.iam;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.error.MfaRequiredException;
import io.github.ibmcontainers.error.MfaRequirement;
import io.github.ibmcontainers.internal.http.RetryAfter;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.text.Excerpt;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer that is no success into the exception for it. IAM answers its errors as JSON
 * ({@code errorCode}, {@code errorMessage}, {@code errorDetails}, {@code requirements}), but a 429
 * as plain text and a gateway's error as HTML.
 */
final class IamFailure {
  private static final Set<String> SESSION_ENDED =
      Set.of("BXNIM0407E", "BXNIM0408E", "BXNIM0421E", "BXNIM0439E");
  // BX0415EWQA: the spelling of 2018.
  // BXNIM0602E: a wrong password, answered with 401 or 400.
  private static final Set<String> BAD_CREDENTIAL =
      Set.of("BXNIM0415E", "BX0415EWQA", "BXNIM0602E");
  // Not allowed to do this, which another credential of the same kind would not change.
  private static final Set<String> NOT_ALLOWED = Set.of("BXNIM0501E", "BXNIM0513E");
  private static final String EXTERNAL_AUTHENTICATION = "BXNIM0400E";
  private static final String LOCKED = "SoftLayer_Exception_User_Customer_AccountLocked";

  private final String host;
  private final String action;
  private final Collection<String> secrets;
  private final ExchangeIds ids;
  private final Instant now;

  IamFailure(String host, String action, Collection<String> secrets, ExchangeIds ids, Instant now) {
    this.now = now;
    this.host = host;
    this.action = action;
    this.secrets = secrets;
    this.ids = ids;
  }

  AuthenticationException of(int status, Headers headers, String body) {
    Optional<JsonFields> json = JsonFields.parse(body);
    IamError error = error(status, headers, json, body);
    String message = message(error);
    if (status == 429) {
      return new IamRateLimitedException(message, error, RetryAfter.of(headers, now).orElse(null));
    }
    if (status == 407) {
      return new IamUnavailableException(
          message + "; the proxy requires authentication", error, null);
    }
    // A redirect comes from a captive portal or a wrong endpoint, and says nothing of credentials.
    if (status >= 500 || status == 408 || status < 400) {
      return new IamUnavailableException(message, error, null);
    }
    String code = error.code() == null ? "" : error.code();
    if (SESSION_ENDED.contains(code)) {
      return new LoginRequiredException(message, error, null);
    }
    MfaRequirement requirement = requirement(json.orElse(JsonFields.empty()));
    if (requirement != null && !LOCKED.equals(requirement.code())) {
      return new MfaRequiredException(
          message + "; a second factor is required (" + requirement.code() + ")",
          error,
          requirement);
    }
    if (BAD_CREDENTIAL.contains(code)
        || code.equals(EXTERNAL_AUTHENTICATION)
        || ((status == 401 || status == 403) && !NOT_ALLOWED.contains(code))) {
      return new BadCredentialException(message, error, null);
    }
    return new AuthenticationException(message, error, null);
  }

  private IamError error(int status, Headers headers, Optional<JsonFields> json, String body) {
    // The token endpoint returns errorCode and its like, the management API a list of errors.
    JsonFields fields = json.orElse(JsonFields.empty());
    JsonFields management =
        JsonFields.of(fields.elements("errors").stream().findFirst().orElse(null));
    boolean prose = json.isEmpty() && !body.stripLeading().startsWith("<");
    return new IamError(
        status,
        excerpt(
            management
                .text("code")
                .or(() -> fields.text("errorCode"))
                .or(() -> fields.text("error"))),
        excerpt(
            management
                .text("message")
                .or(() -> fields.text("errorMessage"))
                .or(() -> fields.text("error_description"))
                .or(() -> Optional.of(body).filter(text -> prose))),
        excerpt(fields.text("errorDetails")),
        ids.requestId(),
        ids.correlationId(),
        headers.get(ExchangeIds.TRANSACTION_ID));
  }

  private String message(IamError error) {
    StringBuilder text = new StringBuilder("Could not ").append(action).append(": ").append(host);
    text.append(" returned ").append(error.status());
    if (error.code() != null) {
      text.append(' ').append(error.code());
    }
    String reason = error.details() == null ? error.message() : error.details();
    if (reason != null) {
      text.append(", ").append(reason);
    }
    text.append(" (request id ").append(error.requestId());
    if (error.transactionId() != null) {
      text.append(", Transaction-Id ").append(error.transactionId());
    }
    return text.append(')').toString();
  }

  private @Nullable String excerpt(Optional<String> text) {
    return text.map(found -> Excerpt.of(found, secrets))
        .filter(line -> !line.isEmpty())
        .orElse(null);
  }

  private static @Nullable MfaRequirement requirement(JsonFields json) {
    JsonFields requirements = json.object("requirements");
    return json.hasObject("requirements")
        ? new MfaRequirement(
            requirements.textOrNull("code"),
            requirements.textOrNull("error"),
            requirements.textOrNull("authorizationToken"))
        : null;
  }
}

package io.github.ibmcontainers.internal.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.error.MfaRequiredException;
import io.github.ibmcontainers.error.MfaRequirement;
import io.github.ibmcontainers.internal.http.Redactor;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer that is no success into the exception for it. IAM answers its errors as JSON
 * ({@code errorCode}, {@code errorMessage}, {@code errorDetails}, {@code requirements}), but a 429
 * as plain text and a gateway's error as HTML.
 */
final class IamFailure {
  private static final Set<String> LOGIN_OVER =
      Set.of("BXNIM0407E", "BXNIM0408E", "BXNIM0421E", "BXNIM0439E");
  // BX0415EWQA: the spelling of 2018.
  private static final Set<String> BAD_CREDENTIAL = Set.of("BXNIM0415E", "BX0415EWQA");
  // Not allowed to do this, which another credential of the same kind would not change.
  private static final Set<String> NOT_ALLOWED = Set.of("BXNIM0501E", "BXNIM0513E");
  private static final String EXTERNAL_AUTHENTICATION = "BXNIM0400E";
  private static final String LOCKED = "SoftLayer_Exception_User_Customer_AccountLocked";
  private static final int MAX_WORDS = 300;

  private final String host;
  private final String action;
  private final Collection<String> secrets;
  private final ExchangeIds ids;

  IamFailure(String host, String action, Collection<String> secrets, ExchangeIds ids) {
    this.host = host;
    this.action = action;
    this.secrets = secrets;
    this.ids = ids;
  }

  AuthenticationException of(int status, Headers headers, String body) {
    JsonObject json = object(body);
    IamError error = error(status, headers, json, body);
    String message = message(error);
    if (status == 429) {
      return new IamRateLimitedException(message, error, retryAfter(headers));
    }
    if (status >= 500 || status == 408) {
      return new IamUnavailableException(message, error, null);
    }
    String code = error.code() == null ? "" : error.code();
    if (LOGIN_OVER.contains(code)) {
      return new LoginRequiredException(message, error, null);
    }
    MfaRequirement requirement = requirement(json);
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

  private IamError error(int status, Headers headers, @Nullable JsonObject json, String body) {
    String code = null;
    String words = null;
    String details = null;
    if (json != null && managementError(json) instanceof JsonObject management) {
      code = text(management, "code");
      words = clean(text(management, "message"));
    } else if (json != null) {
      code = text(json, "errorCode");
      words = clean(text(json, "errorMessage"));
      details = clean(text(json, "errorDetails"));
    } else if (!body.stripLeading().startsWith("<")) {
      words = clean(body);
    }
    return new IamError(
        status,
        code == null ? null : clean(code),
        words,
        details,
        ids.requestId(),
        ids.correlationId(),
        headers.get(ExchangeIds.TRANSACTION_ID));
  }

  private String message(IamError error) {
    StringBuilder text = new StringBuilder("Could not ").append(action).append(": ").append(host);
    text.append(" answered ").append(error.status());
    if (error.code() != null) {
      text.append(' ').append(error.code());
    }
    String words = error.details() == null ? error.message() : error.details();
    if (words != null) {
      text.append(", ").append(words);
    }
    text.append(" (request id ").append(error.requestId());
    if (error.transactionId() != null) {
      text.append(", Transaction-Id ").append(error.transactionId());
    }
    return text.append(')').toString();
  }

  /** One short line, without what we sent in confidence. */
  private @Nullable String clean(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    String text = words;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        text = text.replace(secret, "[redacted]");
      }
    }
    // What we did not send may be somebody's secret all the same.
    text = Redactor.text(text);
    text = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS) + "...";
  }

  /**
   * All calls but those to the token endpoint answer {@code errors} with {@code code} and message.
   */
  private static @Nullable JsonElement managementError(JsonObject json) {
    return json.get("errors") instanceof JsonArray errors && !errors.isEmpty()
        ? errors.get(0)
        : null;
  }

  private static @Nullable MfaRequirement requirement(@Nullable JsonObject json) {
    if (json == null || !(json.get("requirements") instanceof JsonObject requirements)) {
      return null;
    }
    String token = text(requirements, "authorizationToken");
    return new MfaRequirement(text(requirements, "code"), text(requirements, "error"), token);
  }

  private static @Nullable Duration retryAfter(Headers headers) {
    String value = headers.get("Retry-After");
    if (value == null || !value.matches("\\d{1,9}")) {
      return null;
    }
    return Duration.ofSeconds(Long.parseLong(value));
  }

  private static @Nullable JsonObject object(String body) {
    try {
      return JsonParser.parseString(body) instanceof JsonObject object ? object : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  private static @Nullable String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}

package io.github.ibmcontainers.kubernetes;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The form-encoded fields in the fragment of the redirect that ends an OAuth login (RFC 6749,
 * 4.2.2): a token or an error.
 */
final class ImplicitGrant {
  /** The maximum length of a redirect. Longer redirects are ignored. */
  private static final int MAX_LENGTH = 64 * 1024;

  private static final HttpUrl NO_FIELDS = HttpUrl.get("https://localhost/");

  /** The fields as the query of a URL, which has the same syntax. */
  private final HttpUrl fields;

  private ImplicitGrant(HttpUrl fields) {
    this.fields = fields;
  }

  /**
   * Returns the fields of a {@code Location}, or none if it has no fragment. If a field occurs more
   * than once, the first one takes precedence. Malformed escapes are kept unchanged.
   */
  static ImplicitGrant of(String location) {
    int hash = location.indexOf('#');
    String fragment =
        hash < 0 || location.length() > MAX_LENGTH ? "" : location.substring(hash + 1);
    return new ImplicitGrant(NO_FIELDS.newBuilder().encodedQuery(fragment).build());
  }

  Optional<String> accessToken() {
    return text("access_token").filter(ImplicitGrant::isToken);
  }

  /** Returns the lifetime of the token, if it is a positive number. */
  Optional<Long> expiresInSeconds() {
    return text("expires_in")
        .filter(number -> number.matches("[0-9]{1,9}"))
        .map(Long::valueOf)
        .filter(seconds -> seconds > 0);
  }

  Optional<String> tokenType() {
    return text("token_type");
  }

  Optional<String> scope() {
    return text("scope");
  }

  Optional<String> error() {
    return text("error");
  }

  Optional<String> errorDescription() {
    return text("error_description");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(fields.queryParameter(name)).filter(value -> !value.isBlank());
  }

  /** Returns whether a text is valid in a header. */
  private static boolean isToken(String text) {
    return text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }
}

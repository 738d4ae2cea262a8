package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.check.Check;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An access token from elsewhere, fixed or supplied; see {@link Credential#bearerToken(String)}.
 */
public final class BearerTokenCredential implements Credential {
  private final @Nullable Secret token;
  private final @Nullable Supplier<String> supplier;

  private BearerTokenCredential(@Nullable Secret token, @Nullable Supplier<String> supplier) {
    this.token = token;
    this.supplier = supplier;
  }

  static BearerTokenCredential fixed(String token) {
    return new BearerTokenCredential(bare(token), null);
  }

  static BearerTokenCredential supplied(Supplier<String> supplier) {
    return new BearerTokenCredential(null, supplier);
  }

  /** The token without {@code Bearer} before it. */
  static Secret bare(@Nullable String token) {
    String text = Check.line("bearer token", token);
    if (text.equalsIgnoreCase("bearer")) {
      throw new IllegalArgumentException("bearer token is missing: only the word Bearer was given");
    }
    return Secret.unwrapped(
        "bearer token", text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7) : text);
  }

  @Nullable Secret fixed() {
    return token;
  }

  @Nullable Supplier<String> supplier() {
    return supplier;
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "BearerTokenCredential[" + (token == null ? "supplied" : token) + "]";
  }
}

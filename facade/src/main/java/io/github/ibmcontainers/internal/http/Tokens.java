package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.TokenSource;

/** Finds the source of the tokens that speak for a scope's account. */
@FunctionalInterface
public interface Tokens {
  /** The source; the same one for the same account. */
  TokenSource forScope(Scope scope);
}

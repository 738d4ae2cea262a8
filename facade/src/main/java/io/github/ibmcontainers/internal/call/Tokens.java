package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.TokenSource;

/** Finds the token source of a scope's account. */
@FunctionalInterface
public interface Tokens {
  /** Returns the token source. Scopes with the same account have the same source. */
  TokenSource forScope(Scope scope);
}

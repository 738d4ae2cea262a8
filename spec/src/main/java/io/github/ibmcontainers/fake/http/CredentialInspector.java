package io.github.ibmcontainers.fake.http;

import io.github.ibmcontainers.fake.CredentialKind;

/** Determines the kind of credential in a request. */
@FunctionalInterface
public interface CredentialInspector {
  /** Returns the kind of credential in the {@code Authorization} header. */
  CredentialKind inspect(Exchange exchange);
}

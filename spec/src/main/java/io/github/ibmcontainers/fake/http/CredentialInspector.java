package io.github.ibmcontainers.fake.http;

import io.github.ibmcontainers.fake.CredentialKind;

/** Tells what kind of credential a request shows. */
@FunctionalInterface
public interface CredentialInspector {
  /** The kind of what is in the {@code Authorization} header. */
  CredentialKind inspect(Exchange exchange);
}

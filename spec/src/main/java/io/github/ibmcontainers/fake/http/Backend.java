package io.github.ibmcontainers.fake.http;

import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import java.util.Optional;

/** Handles the requests to one server of the fake cloud. */
public interface Backend {
  /** Returns the service that it implements. */
  Service service();

  /** Returns the name of the requested operation, if any. */
  Optional<String> operation(Exchange exchange);

  /** Processes a request and returns the response. */
  Reply handle(Exchange exchange);

  /** Returns a generic error response in the format of the service. */
  Reply error(int status);

  /** Returns whether a request may contain a credential of the given kind. */
  boolean expects(CredentialKind kind, Exchange exchange);
}

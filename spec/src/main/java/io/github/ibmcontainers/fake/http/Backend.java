package io.github.ibmcontainers.fake.http;

import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import java.util.Optional;

/** What one server of the fake cloud does. */
public interface Backend {
  /** Which service it plays. */
  Service service();

  /** The operation that the request asks for, if there is one. */
  Optional<String> operation(Exchange exchange);

  /** Does what is asked and answers. */
  Reply handle(Exchange exchange);

  /** An answer that only says that something failed, in this service's format. */
  Reply error(int status);

  /** Whether a credential of that kind may be shown here. */
  boolean expects(CredentialKind kind, Exchange exchange);
}

package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Optional;

/** An unrelated host, which accepts all requests and must not receive credentials. */
final class UnrelatedHost implements Backend {
  @Override
  public Service service() {
    return Service.UNRELATED_HOST;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return Optional.empty();
  }

  @Override
  public Reply handle(Exchange exchange) {
    return Reply.of(200, "application/json", "{}");
  }

  @Override
  public Reply error(int status) {
    return Reply.text(status, "");
  }

  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return false;
  }
}

package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.ContainersException;
import java.util.Optional;

/**
 * A place that a list could not be had from.
 *
 * @param scope the account, resource group and region that were asked
 * @param provider the provider whose items were asked for; empty if it does not come to that
 * @param reason why it failed
 */
public record ListFailure(Scope scope, Optional<Provider> provider, ContainersException reason) {
  /** One line for a person. */
  @Override
  public String toString() {
    return provider.map(it -> it + " in ").orElse("") + scope + ": " + reason.getMessage();
  }
}

package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.json.SerializedRecord;
import java.io.Serializable;
import java.util.Optional;

/**
 * A provider or scope whose items could not be listed.
 *
 * @param scope the account, resource group and region
 * @param provider the provider; empty if the failure concerns all providers
 * @param reason the failure
 */
public record ListFailure(Scope scope, Optional<Provider> provider, ContainersException reason)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns one line for humans. */
  @Override
  public String toString() {
    return provider.map(it -> it + " in ").orElse("") + scope + ": " + reason.getMessage();
  }

  private Object writeReplace() {
    return SerializedRecord.of(this);
  }
}

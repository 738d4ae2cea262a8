package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.generated.model.UserError;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * A non-critical error of a successful request; the API's {@code non_critical_errors}.
 *
 * @param code the service's code
 * @param description the description
 * @param type the error type
 * @param recoveryCli the recovery that IBM suggests, as a CLI command
 */
public record Warning(
    Optional<String> code,
    Optional<String> description,
    Optional<String> type,
    Optional<String> recoveryCli) {
  static Warning of(UserError it) {
    return new Warning(
        Values.text(it.getCode()),
        Values.text(it.getDescription(), it.getTerseDescription()),
        Values.text(it.getType()),
        Values.text(it.getRecoveryCLI()));
  }
}

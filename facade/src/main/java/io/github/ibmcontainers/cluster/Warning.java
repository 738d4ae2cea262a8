package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.generated.model.UserError;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * Something that went wrong beside an action that succeeded; the API's {@code non_critical_errors}.
 *
 * @param code the service's code
 * @param description what went wrong
 * @param type the kind of error
 * @param recoveryCli what IBM suggests to do about it, worded for its command line
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

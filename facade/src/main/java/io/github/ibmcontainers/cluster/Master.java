package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Timestamp;
import java.util.Optional;

/**
 * A cluster's master.
 *
 * @param state what is done to it
 * @param health how it is
 * @param status a few words for a person, such as {@code Ready}
 * @param statusChanged since when the words hold
 * @param changed when the cluster was changed last
 */
public record Master(
    MasterState state,
    MasterHealth health,
    Optional<String> status,
    Optional<Timestamp> statusChanged,
    Optional<Timestamp> changed) {}

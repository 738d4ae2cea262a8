package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.generated.model.ClusterFields;
import io.github.ibmcontainers.generated.model.CommonClusterLifecycle;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The master of a cluster.
 *
 * @param state the operation in progress, {@code deployed} if there is none
 * @param health the health
 * @param status a description for humans, such as {@code Ready}
 * @param statusChanged when the description last changed
 * @param changed when the cluster was last changed
 */
public record Master(
    MasterState state,
    MasterHealth health,
    Optional<String> status,
    Optional<Timestamp> statusChanged,
    Optional<Timestamp> changed) {

  static Master of(ClusterFields it) {
    CommonClusterLifecycle lifecycle = it.getLifecycle();
    return new Master(
        MasterState.of(state(it)),
        MasterHealth.of(
            Values.first(
                Values.of(lifecycle, CommonClusterLifecycle::getMasterHealth),
                it.getMasterHealth())),
        Values.text(
            Values.of(lifecycle, CommonClusterLifecycle::getMasterStatus), it.getMasterStatus()),
        Timestamp.of(
            Values.first(
                Values.of(lifecycle, CommonClusterLifecycle::getMasterStatusModifiedDate),
                it.getMasterStatusModifiedDate())),
        Timestamp.of(
            Values.first(
                Values.of(lifecycle, CommonClusterLifecycle::getModifiedDate),
                it.getModifiedDate())));
  }

  static @Nullable String state(ClusterFields it) {
    return Values.first(
        Values.of(it.getLifecycle(), CommonClusterLifecycle::getMasterState), it.getMasterState());
  }
}

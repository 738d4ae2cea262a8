package io.github.ibmcontainers.fake;

/**
 * The disruptions of a fake cluster since its creation. The maximum numbers are updated with every
 * request to its master.
 *
 * @param maxUnschedulableNodes the maximum number of nodes that were unschedulable at the same time
 * @param maxUnavailableWorkers the maximum number of workers that were unavailable for new pods at
 *     the same time: unschedulable, restarting, or being provisioned
 * @param evictions the number of accepted evictions
 * @param refusedEvictions the number of evictions that a disruption budget rejected
 * @param violatedBudgets the number of pods that were deleted, or lost with their node, although
 *     their disruption budget did not allow it
 */
public record Disruptions(
    int maxUnschedulableNodes,
    int maxUnavailableWorkers,
    int evictions,
    int refusedEvictions,
    int violatedBudgets) {}

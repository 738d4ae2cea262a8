package io.github.ibmcontainers.fake;

/**
 * What taking nodes out of service did to a fake cluster since it exists. The numbers of nodes are
 * taken at every request to its master.
 *
 * @param maxUnschedulableNodes the most nodes that were unschedulable at once
 * @param maxWorkersOut the most workers that could take no pods at once: unschedulable, restarting,
 *     or still being made
 * @param evictions how many evictions were accepted
 * @param refusedEvictions how many evictions a disruption budget refused
 * @param violatedBudgets how many pods went by a delete or with their node though their disruption
 *     budget did not allow it
 */
public record Disruptions(
    int maxUnschedulableNodes,
    int maxWorkersOut,
    int evictions,
    int refusedEvictions,
    int violatedBudgets) {}

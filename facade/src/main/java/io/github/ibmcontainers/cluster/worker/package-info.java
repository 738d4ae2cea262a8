/**
 * Worker nodes and worker pools of clusters. Start with {@link
 * io.github.ibmcontainers.cluster.worker.Workers} and {@link
 * io.github.ibmcontainers.cluster.worker.WorkerPools}.
 */
@NullMarked
package io.github.ibmcontainers.cluster.worker;

import org.jspecify.annotations.NullMarked;

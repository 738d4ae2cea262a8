/**
 * Kubeconfig files: {@link io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig} reads them
 * from YAML, JSON, files and archives of the service, creates them, and merges them into files
 * without changing other lines.
 *
 * <p>Public types are immutable and thread-safe. Only methods with a path write to disk. Messages
 * and results of {@code toString} contain no secrets.
 */
@NullMarked
package io.github.ibmcontainers.kubernetes.kubeconfig;

import org.jspecify.annotations.NullMarked;

/**
 * Kubeconfig files: {@link io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig} reads them
 * from YAML, JSON, files and the service's archives, creates them, and merges them into a file
 * without changing any other line of it.
 *
 * <p>Public types are immutable and thread-safe. Nothing is written to disk except by methods that
 * take a path, and no message or {@code toString} contains a secret.
 */
@NullMarked
package io.github.ibmcontainers.kubernetes.kubeconfig;

import org.jspecify.annotations.NullMarked;

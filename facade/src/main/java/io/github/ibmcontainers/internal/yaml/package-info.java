/**
 * The part of YAML that kubeconfig files are written in: a strict reader that says what it does not
 * know, and a writer. Not for use from outside.
 */
@NullMarked
package io.github.ibmcontainers.internal.yaml;

import org.jspecify.annotations.NullMarked;

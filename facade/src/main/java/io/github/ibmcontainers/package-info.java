/**
 * The entry point: {@link io.github.ibmcontainers.ContainersClient} and its settings, endpoints,
 * scope and options. All types here are immutable and safe for use by many threads, builders
 * excepted.
 */
@NullMarked
package io.github.ibmcontainers;

import org.jspecify.annotations.NullMarked;

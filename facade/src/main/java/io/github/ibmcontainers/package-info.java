/**
 * The entrance: {@link io.github.ibmcontainers.ContainersClient} and what it is told, endpoints,
 * scope and options. All types here are immutable and safe for use by many threads, builders
 * excepted.
 */
@NullMarked
package io.github.ibmcontainers;

import org.jspecify.annotations.NullMarked;

/** Tests of what the surroundings say. */
@NullMarked
package io.github.ibmcontainers.internal.config;

import org.jspecify.annotations.NullMarked;

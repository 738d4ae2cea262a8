/** Tests of the configuration in the environment. */
@NullMarked
package io.github.ibmcontainers.internal.config;

import org.jspecify.annotations.NullMarked;

/** Tests of reading the configuration from the environment. */
@NullMarked
package io.github.ibmcontainers.internal.config;

import org.jspecify.annotations.NullMarked;

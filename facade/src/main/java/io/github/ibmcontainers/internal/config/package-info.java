/**
 * The configuration in the environment: system properties, environment, IBM's credentials file. Not
 * for use from outside; {@code ContainersClient.fromEnvironment()} is the way in.
 */
@NullMarked
package io.github.ibmcontainers.internal.config;

import org.jspecify.annotations.NullMarked;

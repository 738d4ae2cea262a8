/** What must be fast, measured: {@code mvn -P benchmark test -DskipTests}. */
@NullMarked
package io.github.ibmcontainers.benchmark;

import org.jspecify.annotations.NullMarked;

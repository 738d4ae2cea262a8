/** Threads of the client: how many there are, of which kind, and when they end. */
@NullMarked
package io.github.ibmcontainers.threads;

import org.jspecify.annotations.NullMarked;

/** Threads of the client: their number, kind and end. */
@NullMarked
package io.github.ibmcontainers.threads;

import org.jspecify.annotations.NullMarked;

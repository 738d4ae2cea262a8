/** The cost of calls in requests, round trips, connections, threads and allocated bytes. */
@NullMarked
package io.github.ibmcontainers.cost;

import org.jspecify.annotations.NullMarked;

/** What calls cost, counted: requests, round trips, connections, threads, allocated bytes. */
@NullMarked
package io.github.ibmcontainers.cost;

import org.jspecify.annotations.NullMarked;

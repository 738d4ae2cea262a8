/** Every call under every fault: what is promised in {@code RELIABILITY.md}. */
@NullMarked
package io.github.ibmcontainers.reliability;

import org.jspecify.annotations.NullMarked;

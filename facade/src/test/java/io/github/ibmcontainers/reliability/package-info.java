/** Every call under every fault: the promises of {@code RELIABILITY.md}. */
@NullMarked
package io.github.ibmcontainers.reliability;

import org.jspecify.annotations.NullMarked;

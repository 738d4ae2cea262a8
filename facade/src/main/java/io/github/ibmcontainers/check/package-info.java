/** Compares the answers of the service with the API document, by reads only. */
@NullMarked
package io.github.ibmcontainers.check;

import org.jspecify.annotations.NullMarked;

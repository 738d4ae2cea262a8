/**
 * Runs all calls of the generated client and maps their responses and failures. Not part of the
 * public API.
 */
@NullMarked
package io.github.ibmcontainers.internal.call;

import org.jspecify.annotations.NullMarked;

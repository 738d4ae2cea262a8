/** Runs all calls of the generated client, and maps responses, failures, and ids. Internal. */
@NullMarked
package io.github.ibmcontainers.internal.call;

import org.jspecify.annotations.NullMarked;

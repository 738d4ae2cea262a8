/**
 * Responses of the real service, in {@code src/test/resources/recorded}: a line with the source,
 * the status, the body. IDs, names, addresses and keys are invented. The folder names the API
 * version and the operation ID.
 */
@NullMarked
package io.github.ibmcontainers.recorded;

import org.jspecify.annotations.NullMarked;

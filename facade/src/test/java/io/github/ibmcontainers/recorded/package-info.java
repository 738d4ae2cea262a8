/**
 * Answers as the real service gave them, in {@code src/test/resources/recorded}: a line with the
 * source, the status, the body. Ids, names, addresses and keys are invented. The folder is the API
 * version and the id of the operation.
 */
@NullMarked
package io.github.ibmcontainers.recorded;

import org.jspecify.annotations.NullMarked;

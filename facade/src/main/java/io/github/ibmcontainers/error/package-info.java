/**
 * Everything that can go wrong, as one unchecked tree below {@link
 * io.github.ibmcontainers.error.ContainersException}. A message says what failed, where and with
 * which code; it never holds a body, a header or a secret.
 */
@NullMarked
package io.github.ibmcontainers.error;

import org.jspecify.annotations.NullMarked;

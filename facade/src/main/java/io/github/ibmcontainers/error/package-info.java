/**
 * Unchecked exceptions, all subclasses of {@link
 * io.github.ibmcontainers.error.ContainersException}. Messages tell what failed, where, and with
 * which code; they never contain bodies, headers, or secrets.
 */
@NullMarked
package io.github.ibmcontainers.error;

import org.jspecify.annotations.NullMarked;

/** Interceptors of the HTTP client, one purpose each. Not for use from outside. */
@NullMarked
package io.github.ibmcontainers.internal.http;

import org.jspecify.annotations.NullMarked;

/** Tests of the interceptor chain and of its links. */
@NullMarked
package io.github.ibmcontainers.internal.http;

import org.jspecify.annotations.NullMarked;

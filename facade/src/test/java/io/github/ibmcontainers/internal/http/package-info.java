/** Tests of the chain, link by link and whole. */
@NullMarked
package io.github.ibmcontainers.internal.http;

import org.jspecify.annotations.NullMarked;

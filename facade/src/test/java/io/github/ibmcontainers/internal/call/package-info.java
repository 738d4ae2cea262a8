/** Tests of the funnel: what becomes of answers and failures. */
@NullMarked
package io.github.ibmcontainers.internal.call;

import org.jspecify.annotations.NullMarked;

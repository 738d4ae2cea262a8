/** Tests of how calls process responses and failures. */
@NullMarked
package io.github.ibmcontainers.internal.call;

import org.jspecify.annotations.NullMarked;

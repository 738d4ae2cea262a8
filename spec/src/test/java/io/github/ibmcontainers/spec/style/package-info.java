/** Rewrites a document in the styles of other tools, without changing the API. */
@NullMarked
package io.github.ibmcontainers.spec.style;

import org.jspecify.annotations.NullMarked;

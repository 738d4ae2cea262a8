/** Rewrites a document in the habits of other tools: it says the same in another way. */
@NullMarked
package io.github.ibmcontainers.spec.habit;

import org.jspecify.annotations.NullMarked;

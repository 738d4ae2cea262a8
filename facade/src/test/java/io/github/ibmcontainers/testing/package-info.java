/** What several tests share. */
@NullMarked
package io.github.ibmcontainers.testing;

import org.jspecify.annotations.NullMarked;

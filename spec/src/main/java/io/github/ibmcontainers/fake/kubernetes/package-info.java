/** The masters of the fake clusters and their OAuth servers. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes;

import org.jspecify.annotations.NullMarked;

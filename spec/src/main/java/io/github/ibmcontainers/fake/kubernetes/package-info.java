/** The masters of the fake clusters and their OAuth servers. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes;

import org.jspecify.annotations.NullMarked;

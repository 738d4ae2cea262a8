/** Drives the fake cloud by a bare HTTP client, as IBM's guides print the requests. */
@NullMarked
package io.github.ibmcontainers.fake;

import org.jspecify.annotations.NullMarked;

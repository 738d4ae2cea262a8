/** Validates requests to the fake container API against the API document. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.api;

import org.jspecify.annotations.NullMarked;

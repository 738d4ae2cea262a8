/** The test shown in the README. */
@NullMarked
package io.github.ibmcontainers.samples.readme;

import org.jspecify.annotations.NullMarked;

/** The test that the README shows. */
@NullMarked
package io.github.ibmcontainers.samples.readme;

import org.jspecify.annotations.NullMarked;

/** Runs the samples as a user does, and verifies the README. */
@NullMarked
package io.github.ibmcontainers.samples;

import org.jspecify.annotations.NullMarked;

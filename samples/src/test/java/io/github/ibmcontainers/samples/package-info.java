/** Runs the samples as a person does, and holds the README against them. */
@NullMarked
package io.github.ibmcontainers.samples;

import org.jspecify.annotations.NullMarked;

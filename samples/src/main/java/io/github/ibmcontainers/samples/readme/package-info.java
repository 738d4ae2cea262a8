/** The program that the README begins with. */
@NullMarked
package io.github.ibmcontainers.samples.readme;

import org.jspecify.annotations.NullMarked;

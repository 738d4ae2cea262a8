/** Tests of the document and its tools. */
@NullMarked
package io.github.ibmcontainers.spec;

import org.jspecify.annotations.NullMarked;

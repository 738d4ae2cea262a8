/** Tests of the document and of the tools that keep it. */
@NullMarked
package io.github.ibmcontainers.spec;

import org.jspecify.annotations.NullMarked;

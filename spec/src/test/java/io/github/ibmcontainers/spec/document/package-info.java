/** Tests of reading and writing documents. */
@NullMarked
package io.github.ibmcontainers.spec.document;

import org.jspecify.annotations.NullMarked;

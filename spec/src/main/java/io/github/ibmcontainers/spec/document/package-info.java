/** Parsing, writing and accessing Swagger documents. */
@NullMarked
package io.github.ibmcontainers.spec.document;

import org.jspecify.annotations.NullMarked;

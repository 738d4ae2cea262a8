/** Reading, writing and walking through Swagger documents, whatever they are used for. */
@NullMarked
package io.github.ibmcontainers.spec.document;

import org.jspecify.annotations.NullMarked;

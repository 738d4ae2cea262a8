/** Tests of the lenient reading of JSON. */
@NullMarked
package io.github.ibmcontainers.internal.json;

import org.jspecify.annotations.NullMarked;

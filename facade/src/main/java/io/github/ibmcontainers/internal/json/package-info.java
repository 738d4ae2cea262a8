/** Lenient reading of JSON objects and JWT payloads. Not part of the public API. */
@NullMarked
package io.github.ibmcontainers.internal.json;

import org.jspecify.annotations.NullMarked;

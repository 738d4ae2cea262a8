/** Text for logs and exception messages: redaction and excerpts. Not part of the public API. */
@NullMarked
package io.github.ibmcontainers.internal.text;

import org.jspecify.annotations.NullMarked;

/** Tests of text for logs and messages. */
@NullMarked
package io.github.ibmcontainers.internal.text;

import org.jspecify.annotations.NullMarked;

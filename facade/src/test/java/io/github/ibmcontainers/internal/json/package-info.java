/** Tests of lenient JSON reading. */
@NullMarked
package io.github.ibmcontainers.internal.json;

import org.jspecify.annotations.NullMarked;

/** Tests of the generated code over HTTP. */
@NullMarked
package io.github.ibmcontainers.generated;

import org.jspecify.annotations.NullMarked;

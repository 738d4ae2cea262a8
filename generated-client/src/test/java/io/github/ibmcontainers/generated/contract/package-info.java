/** The whole document against the whole client: a new operation or definition needs no new test. */
@NullMarked
package io.github.ibmcontainers.generated.contract;

import org.jspecify.annotations.NullMarked;

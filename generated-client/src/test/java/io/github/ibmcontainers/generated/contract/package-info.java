/**
 * Verifies the whole client against the whole document: a new operation or definition needs no new
 * test.
 */
@NullMarked
package io.github.ibmcontainers.generated.contract;

import org.jspecify.annotations.NullMarked;

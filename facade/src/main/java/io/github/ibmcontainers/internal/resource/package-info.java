/** Lists resource groups and resolves their names. Not part of the public API. */
@NullMarked
package io.github.ibmcontainers.internal.resource;

import org.jspecify.annotations.NullMarked;

/** Resource groups of an account, and how one is selected. */
@NullMarked
package io.github.ibmcontainers.resourcegroup;

import org.jspecify.annotations.NullMarked;

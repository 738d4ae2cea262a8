/** The accounts that are visible to a user, and the selection of one. */
@NullMarked
package io.github.ibmcontainers.account;

import org.jspecify.annotations.NullMarked;

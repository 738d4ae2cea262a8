/** The accounts that a user can see, and the choice of one of them. */
@NullMarked
package io.github.ibmcontainers.account;

import org.jspecify.annotations.NullMarked;

/** Tests of the list of accounts. */
@NullMarked
package io.github.ibmcontainers.account;

import org.jspecify.annotations.NullMarked;

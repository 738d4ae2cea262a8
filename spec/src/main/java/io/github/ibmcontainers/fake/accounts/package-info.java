/** The account service of the fake cloud. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.accounts;

import org.jspecify.annotations.NullMarked;

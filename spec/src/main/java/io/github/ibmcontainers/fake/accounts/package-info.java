/** The account service and the resource controller of the fake cloud. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.accounts;

import org.jspecify.annotations.NullMarked;

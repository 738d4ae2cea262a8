/** The container API of the fake cloud. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.containers;

import org.jspecify.annotations.NullMarked;

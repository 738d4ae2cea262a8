/** Keeps what the fake cloud holds besides clusters. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.store;

import org.jspecify.annotations.NullMarked;

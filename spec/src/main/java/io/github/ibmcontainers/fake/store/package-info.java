/** Ids, JSON, and the store for resources other than clusters. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.store;

import org.jspecify.annotations.NullMarked;

/**
 * The operations of the fake container API on resources other than clusters, workers and pools.
 * Internal.
 */
@NullMarked
package io.github.ibmcontainers.fake.resource;

import org.jspecify.annotations.NullMarked;

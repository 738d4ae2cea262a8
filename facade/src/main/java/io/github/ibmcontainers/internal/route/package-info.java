/**
 * The routing of actions: which operation of which API version performs an action on a cluster of a
 * given provider, and what is remembered of providers.
 */
@NullMarked
package io.github.ibmcontainers.internal.route;

import org.jspecify.annotations.NullMarked;

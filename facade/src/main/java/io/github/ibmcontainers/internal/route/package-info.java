/**
 * Routing of actions: selects the operation and API version that perform an action on a cluster of
 * a given provider, and remembers the providers of clusters.
 */
@NullMarked
package io.github.ibmcontainers.internal.route;

import org.jspecify.annotations.NullMarked;

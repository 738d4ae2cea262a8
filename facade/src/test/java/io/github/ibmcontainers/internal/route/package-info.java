/** Tests of the routing of actions. */
@NullMarked
package io.github.ibmcontainers.internal.route;

import org.jspecify.annotations.NullMarked;

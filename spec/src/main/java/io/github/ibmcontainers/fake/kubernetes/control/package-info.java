/** What runs in a cluster by itself: nodes, scheduler, controllers, budgets. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes.control;

import org.jspecify.annotations.NullMarked;

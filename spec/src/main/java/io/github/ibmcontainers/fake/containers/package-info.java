/** The clusters, workers and worker pools of the fake container API. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.containers;

import org.jspecify.annotations.NullMarked;

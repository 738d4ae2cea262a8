/**
 * Samples: one runnable file a task. Each runs against a fake IBM Cloud unless {@code
 * IBMCLOUD_API_KEY} is in the environment; the code is the same either way.
 */
@NullMarked
package io.github.ibmcontainers.samples;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.ibmcontainers.cluster.satellite;

import org.jspecify.annotations.NullMarked;

/** Tests of the groups of methods. */
@NullMarked
package io.github.ibmcontainers.cluster;

import org.jspecify.annotations.NullMarked;

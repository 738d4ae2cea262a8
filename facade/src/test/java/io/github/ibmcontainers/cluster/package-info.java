/** Tests of the cluster service groups. */
@NullMarked
package io.github.ibmcontainers.cluster;

import org.jspecify.annotations.NullMarked;

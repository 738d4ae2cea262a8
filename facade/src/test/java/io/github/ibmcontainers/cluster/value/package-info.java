/** Tests of the values that the groups share. */
@org.jspecify.annotations.NullMarked
package io.github.ibmcontainers.cluster.value;

/** Tests of the values shared by the groups. */
@org.jspecify.annotations.NullMarked
package io.github.ibmcontainers.cluster.value;

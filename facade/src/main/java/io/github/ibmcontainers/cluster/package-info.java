/**
 * Clusters of all providers (classic, VPC, Satellite), with one view of them whatever the provider
 * and the API version: list, get, create, update, delete, wait. Start with {@link
 * io.github.ibmcontainers.cluster.Clusters}; the packages below hold what belongs to clusters.
 */
@NullMarked
package io.github.ibmcontainers.cluster;

import org.jspecify.annotations.NullMarked;

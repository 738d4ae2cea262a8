/**
 * What can be ordered, and where: regions, zones, flavors, versions, quota, add-ons. Start with
 * {@link io.github.ibmcontainers.cluster.catalog.Locations}.
 */
@NullMarked
package io.github.ibmcontainers.cluster.catalog;

import org.jspecify.annotations.NullMarked;

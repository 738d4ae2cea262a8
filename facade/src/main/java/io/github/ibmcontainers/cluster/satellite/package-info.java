/**
 * IBM Cloud Satellite: locations and the hosts in them. Start with {@link
 * io.github.ibmcontainers.cluster.satellite.Satellite}.
 */
@NullMarked
package io.github.ibmcontainers.cluster.satellite;

import org.jspecify.annotations.NullMarked;

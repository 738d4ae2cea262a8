/**
 * How worker nodes are taken out of service, and what is reported while a cluster is maintained.
 */
@NullMarked
package io.github.ibmcontainers.cluster.maintenance;

import org.jspecify.annotations.NullMarked;

/**
 * Ingress of clusters: application load balancers (ALBs), subdomains, secrets with certificates,
 * status. Start with {@link io.github.ibmcontainers.cluster.ingress.Ingress}.
 */
@NullMarked
package io.github.ibmcontainers.cluster.ingress;

import org.jspecify.annotations.NullMarked;

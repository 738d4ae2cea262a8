/** The HTTP API of a Kubernetes API server. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes.server;

import org.jspecify.annotations.NullMarked;

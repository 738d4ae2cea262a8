/** The HTTP side of a Kubernetes API server. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes.server;

import org.jspecify.annotations.NullMarked;

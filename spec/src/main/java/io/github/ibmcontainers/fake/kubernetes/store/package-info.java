/** The objects of a Kubernetes API server, their types and selectors. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes.store;

import org.jspecify.annotations.NullMarked;

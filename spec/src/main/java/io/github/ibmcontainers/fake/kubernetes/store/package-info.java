/** What a Kubernetes API server stores, and how objects are selected. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes.store;

import org.jspecify.annotations.NullMarked;

/** The controllers and the scheduler of a Kubernetes cluster. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.kubernetes.control;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.ibmcontainers.kubernetes.kubeconfig;

import org.jspecify.annotations.NullMarked;

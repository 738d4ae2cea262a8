@NullMarked
package io.github.ibmcontainers.internal.yaml;

import org.jspecify.annotations.NullMarked;

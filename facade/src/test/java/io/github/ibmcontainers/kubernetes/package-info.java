@NullMarked
package io.github.ibmcontainers.kubernetes;

import org.jspecify.annotations.NullMarked;

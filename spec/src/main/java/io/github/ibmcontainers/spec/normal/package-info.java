/**
 * The normal form of a published document: what stands between the file, whatever its habits, and
 * the overlay. One small rule a habit; {@code spec/README.md} lists them.
 */
@NullMarked
package io.github.ibmcontainers.spec.normal;

import org.jspecify.annotations.NullMarked;

/**
 * The normal form of a published document, to which the overlay is applied. Each class implements
 * one rule; {@code spec/README.md} lists them.
 */
@NullMarked
package io.github.ibmcontainers.spec.normal;

import org.jspecify.annotations.NullMarked;

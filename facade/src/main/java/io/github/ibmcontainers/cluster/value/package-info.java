/**
 * Values that the groups of methods share: versions, providers, timestamps, open enumerations,
 * listings of several providers, and the base class of the groups.
 */
@NullMarked
package io.github.ibmcontainers.cluster.value;

import org.jspecify.annotations.NullMarked;

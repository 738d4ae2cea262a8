/**
 * How a call to IAM, or to the accounts API, is sent and its answer read. Not for use from outside.
 */
@NullMarked
package io.github.ibmcontainers.internal.iam;

import org.jspecify.annotations.NullMarked;

/**
 * The funnel: the only caller of the generated client. One place maps answers, failures and ids.
 * Not for use from outside.
 */
@NullMarked
package io.github.ibmcontainers.internal.call;

import org.jspecify.annotations.NullMarked;

/**
 * The contract: applies the corrections of {@code overlay.yaml} to the published document, lists
 * its surface, compares two documents and brings in a new one. Build-time tools; nothing here is on
 * the run-time class path of a user.
 */
@NullMarked
package io.github.ibmcontainers.spec;

import org.jspecify.annotations.NullMarked;

/**
 * Build-time tools for the API document: apply the corrections of {@code overlay.yaml}, list the
 * API, compare two documents, and update the document. Clients don't use this package at run time.
 */
@NullMarked
package io.github.ibmcontainers.spec;

import org.jspecify.annotations.NullMarked;

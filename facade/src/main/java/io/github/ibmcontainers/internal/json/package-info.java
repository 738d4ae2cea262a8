/**
 * Lenient reading of JSON objects and JWT payloads, and what serializers see of values. Not public.
 */
@NullMarked
package io.github.ibmcontainers.internal.json;

import org.jspecify.annotations.NullMarked;

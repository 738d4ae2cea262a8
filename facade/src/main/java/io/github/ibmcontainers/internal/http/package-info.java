/**
 * The OkHttp chain that carries every call: interceptors with one purpose each. They read the
 * operation's metadata and the call's context from the request's tags, never from its URL.
 * Internal.
 */
@NullMarked
package io.github.ibmcontainers.internal.http;

import org.jspecify.annotations.NullMarked;

/**
 * The front end of the fake container API: authenticates, validates and dispatches requests.
 * Internal.
 */
@NullMarked
package io.github.ibmcontainers.fake.gateway;

import org.jspecify.annotations.NullMarked;

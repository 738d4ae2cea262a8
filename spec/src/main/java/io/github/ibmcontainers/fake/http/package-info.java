/** Requests, responses and servers of the fake cloud. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.http;

import org.jspecify.annotations.NullMarked;

/** How the servers of the fake cloud read requests, answer, fail and record. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.http;

import org.jspecify.annotations.NullMarked;

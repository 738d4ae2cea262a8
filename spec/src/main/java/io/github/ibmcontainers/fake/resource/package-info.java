/** What the fake container API keeps besides clusters, workers and pools. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.resource;

import org.jspecify.annotations.NullMarked;

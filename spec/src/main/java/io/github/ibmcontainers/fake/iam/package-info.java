/** The identity service of the fake cloud. Not for users. */
@NullMarked
package io.github.ibmcontainers.fake.iam;

import org.jspecify.annotations.NullMarked;

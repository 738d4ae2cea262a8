/** The identity service and the metadata service of the fake cloud. Internal. */
@NullMarked
package io.github.ibmcontainers.fake.iam;

import org.jspecify.annotations.NullMarked;

/** Tests of resource groups. */
@NullMarked
package io.github.ibmcontainers.resourcegroup;

import org.jspecify.annotations.NullMarked;

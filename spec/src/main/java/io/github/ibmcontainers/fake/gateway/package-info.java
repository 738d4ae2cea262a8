/** The entrance to the fake container API: checks requests and hands them to their handlers. */
@NullMarked
package io.github.ibmcontainers.fake.gateway;

import org.jspecify.annotations.NullMarked;

/** Tests of tokens over HTTP against an IAM stub. */
@NullMarked
package io.github.ibmcontainers.auth;

import org.jspecify.annotations.NullMarked;

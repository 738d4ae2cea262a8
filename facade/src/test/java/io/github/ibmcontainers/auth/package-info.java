/** Tests of tokens, over real HTTP against a stub of IAM. */
@NullMarked
package io.github.ibmcontainers.auth;

import org.jspecify.annotations.NullMarked;

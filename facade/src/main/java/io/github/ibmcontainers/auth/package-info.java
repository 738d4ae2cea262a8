/**
 * Credentials in, tokens out. {@link io.github.ibmcontainers.auth.Credential} says who asks, {@link
 * io.github.ibmcontainers.auth.IamClient} speaks with IAM, and {@link
 * io.github.ibmcontainers.auth.TokenSource} keeps a valid token at hand. All types are thread-safe,
 * but for builders.
 */
@NullMarked
package io.github.ibmcontainers.auth;

import org.jspecify.annotations.NullMarked;

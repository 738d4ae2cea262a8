/**
 * Authentication by IBM Cloud IAM. {@link io.github.ibmcontainers.auth.Credential} identifies the
 * user, {@link io.github.ibmcontainers.auth.IamClient} exchanges it for tokens, and {@link
 * io.github.ibmcontainers.auth.TokenSource} caches and renews them. All types except builders are
 * thread-safe.
 */
@NullMarked
package io.github.ibmcontainers.auth;

import org.jspecify.annotations.NullMarked;

package io.github.ibmcontainers.auth;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that IAM's OpenID discovery returns.
 *
 * @param authorization {@code authorization_endpoint}, if IAM returned it
 * @param token {@code token_endpoint}, if IAM returned it
 * @param passcode the page that shows a one-time passcode to a person
 */
public record IamEndpoints(@Nullable URI authorization, @Nullable URI token, URI passcode) {}

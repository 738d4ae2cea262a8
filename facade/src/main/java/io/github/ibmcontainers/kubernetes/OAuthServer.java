package io.github.ibmcontainers.kubernetes;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * An OpenShift cluster's OAuth server, as the master describes it at {@code
 * /.well-known/oauth-authorization-server} (RFC 8414).
 *
 * @param issuer its name
 * @param authorizationEndpoint where tokens are asked for; it has a port of its own
 * @param tokenEndpoint where codes are exchanged; not needed for a login by API key
 */
public record OAuthServer(
    Optional<String> issuer, HttpUrl authorizationEndpoint, Optional<String> tokenEndpoint) {}

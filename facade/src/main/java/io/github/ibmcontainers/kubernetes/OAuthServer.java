package io.github.ibmcontainers.kubernetes;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The OAuth server of an OpenShift cluster, as described by the master's {@code
 * /.well-known/oauth-authorization-server} (RFC 8414).
 *
 * @param issuer the issuer's identifier
 * @param authorizationEndpoint the URL that issues tokens; its port differs from the master's
 * @param tokenEndpoint the URL that exchanges codes; not used in a login with an API key
 */
public record OAuthServer(
    Optional<String> issuer, HttpUrl authorizationEndpoint, Optional<String> tokenEndpoint) {}

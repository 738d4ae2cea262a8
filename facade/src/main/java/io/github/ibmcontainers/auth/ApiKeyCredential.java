package io.github.ibmcontainers.auth;

/**
 * An API key of a user or of a service ID; see {@link Credential#apiKey}.
 *
 * @param apiKey the key
 */
public record ApiKeyCredential(Secret apiKey) implements Credential {}

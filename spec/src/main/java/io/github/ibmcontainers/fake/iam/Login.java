package io.github.ibmcontainers.fake.iam;

import java.util.Optional;

/**
 * Who logged in, and for which account.
 *
 * @param identity who
 * @param account the account the token speaks for; empty after a login that named none
 * @param grantType how, as the token's {@code grant_type} says it
 * @param session the session; empty for a login that makes none
 */
public record Login(
    Identity identity, Optional<String> account, String grantType, Optional<String> session) {}

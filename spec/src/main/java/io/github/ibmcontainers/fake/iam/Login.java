package io.github.ibmcontainers.fake.iam;

import java.util.Optional;

/**
 * A successful login.
 *
 * @param identity the identity that logged in
 * @param account the account that tokens are issued for; empty if the login named none
 * @param grantType the {@code grant_type} of tokens
 * @param session the session; empty for a grant type without sessions
 */
public record Login(
    Identity identity, Optional<String> account, String grantType, Optional<String> session) {}

package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import okhttp3.HttpUrl;

/**
 * The login of a client.
 *
 * @param iam the client of the identity service
 * @param credential the credential that tokens are issued for
 * @param account the account of the tokens, unless a scope has another one
 * @param accountsUrl the URL of the list of accounts
 */
public record ClientLogin(
    IamClient iam, Credential credential, AccountSelector account, HttpUrl accountsUrl) {}

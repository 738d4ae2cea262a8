package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import okhttp3.HttpUrl;

/**
 * Who uses a client, and where they log in.
 *
 * @param iam gets tokens
 * @param credential what tokens are got with
 * @param account the account of the tokens, unless a scope names one
 * @param accountsUrl where accounts are listed
 */
public record ClientLogin(
    IamClient iam, Credential credential, AccountSelector account, HttpUrl accountsUrl) {}

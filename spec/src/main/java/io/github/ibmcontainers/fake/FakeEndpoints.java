package io.github.ibmcontainers.fake;

import okhttp3.HttpUrl;

/**
 * Where the fake cloud is.
 *
 * @param iam the base of the identity service, without {@code /identity/token}
 * @param accounts the base of the account service, without {@code /coe/v2/accounts}
 * @param containers the base of the container API, ending in {@code /global}
 * @param legacyContainers the base that the guide of 2020 uses, without {@code /global}
 */
public record FakeEndpoints(
    HttpUrl iam, HttpUrl accounts, HttpUrl containers, HttpUrl legacyContainers) {

  /** The token endpoint. */
  public HttpUrl token() {
    return iam.newBuilder().addPathSegments("identity/token").build();
  }

  /** The account list of the guide of 2021. */
  public HttpUrl accountList() {
    return accounts.newBuilder().addPathSegments("coe/v2/accounts").build();
  }

  /** The account list of the guide of 2020. */
  public HttpUrl legacyAccountList() {
    return accounts.newBuilder().addPathSegments("v1/accounts").build();
  }
}

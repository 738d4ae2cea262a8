package io.github.ibmcontainers.fake;

import okhttp3.HttpUrl;

/**
 * Where the fake cloud is. The first three have the names that the client's endpoints have, and fit
 * there as they are.
 *
 * @param iam the base of the identity service, without {@code /identity/token}
 * @param accounts the base of the account service, without {@code /coe/v2/accounts}
 * @param containers the base of the container API, ending in {@code /global}
 * @param legacyContainers the base that the guide of 2020 uses, without {@code /global}
 * @param resourceController the base of the resource controller, without {@code
 *     /v2/resource_groups}
 * @param metadata the base of the metadata service that a VPC instance has at {@code
 *     http://169.254.169.254}
 */
public record FakeEndpoints(
    HttpUrl iam,
    HttpUrl accounts,
    HttpUrl containers,
    HttpUrl legacyContainers,
    HttpUrl resourceController,
    HttpUrl metadata) {

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

  /** The GraphQL endpoint, at the root of the container API's host. */
  public HttpUrl graphQl() {
    return legacyContainers.newBuilder().addPathSegment("graphql").build();
  }

  /** The list of resource groups. */
  public HttpUrl resourceGroups() {
    return resourceController.newBuilder().addPathSegments("v2/resource_groups").build();
  }
}

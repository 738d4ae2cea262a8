package io.github.ibmcontainers.fake;

import okhttp3.HttpUrl;

/**
 * The endpoints of the fake cloud. The first three correspond to the endpoints that the client is
 * configured with.
 *
 * @param iam the base URL of the identity service, without {@code /identity/token}
 * @param accounts the base URL of the account service, without {@code /coe/v2/accounts}
 * @param containers the base URL of the container API, ending in {@code /global}
 * @param legacyContainers the base URL that the guide of 2020 uses, without {@code /global}
 * @param resourceController the base URL of the resource controller, without {@code
 *     /v2/resource_groups}
 * @param metadata the base URL of the metadata service that a VPC instance has at {@code
 *     http://169.254.169.254}
 */
public record FakeEndpoints(
    HttpUrl iam,
    HttpUrl accounts,
    HttpUrl containers,
    HttpUrl legacyContainers,
    HttpUrl resourceController,
    HttpUrl metadata) {

  /** Returns the token endpoint. */
  public HttpUrl token() {
    return iam.newBuilder().addPathSegments("identity/token").build();
  }

  /** Returns the account list of the guide of 2021. */
  public HttpUrl accountList() {
    return accounts.newBuilder().addPathSegments("coe/v2/accounts").build();
  }

  /** Returns the account list of the guide of 2020. */
  public HttpUrl legacyAccountList() {
    return accounts.newBuilder().addPathSegments("v1/accounts").build();
  }

  /** Returns the GraphQL endpoint, at the root of the container API's host. */
  public HttpUrl graphQl() {
    return legacyContainers.newBuilder().addPathSegment("graphql").build();
  }

  /** Returns the list of resource groups. */
  public HttpUrl resourceGroups() {
    return resourceController.newBuilder().addPathSegments("v2/resource_groups").build();
  }
}

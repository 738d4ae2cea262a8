package io.github.ibmcontainers.internal.config;

import java.util.stream.Stream;

/**
 * A setting and its names: those of IBM's SDKs, which follow the name of a service ({@code
 * MY_SERVICE_APIKEY}), and those of IBM's CLI, Terraform provider, and Go library for all services.
 * The first name with a value takes precedence.
 */
enum Setting {
  AUTH_TYPE("AUTH_TYPE AUTHTYPE", ""),
  API_KEY("APIKEY API_KEY IAM_APIKEY", "IBMCLOUD_API_KEY IC_API_KEY BLUEMIX_API_KEY BM_API_KEY"),
  USERNAME("USERNAME", ""),
  PASSWORD("PASSWORD", ""),
  BEARER_TOKEN("BEARER_TOKEN", "IBMCLOUD_IAM_TOKEN IC_IAM_TOKEN"),
  REFRESH_TOKEN("REFRESH_TOKEN", "IBMCLOUD_IAM_REFRESH_TOKEN IC_IAM_REFRESH_TOKEN"),
  PROFILE("", "IBMCLOUD_CR_PROFILE"),
  PROFILE_ID("IAM_PROFILE_ID", "IBMCLOUD_IAM_PROFILE_ID IC_IAM_PROFILE_ID"),
  PROFILE_CRN("IAM_PROFILE_CRN", ""),
  PROFILE_NAME("IAM_PROFILE_NAME", ""),
  PROFILE_ACCOUNT("IAM_ACCOUNT_ID", ""),
  CR_TOKEN("CR_TOKEN_FILENAME", "IBMCLOUD_CR_TOKEN"),
  METADATA_ENDPOINT("", "IBMCLOUD_CR_VPC_URL"),
  CLIENT_ID("CLIENT_ID", ""),
  CLIENT_SECRET("CLIENT_SECRET", ""),
  SCOPE("SCOPE", ""),
  IAM_ENDPOINT("AUTH_URL", "IBMCLOUD_IAM_API_ENDPOINT"),
  CONTAINERS_ENDPOINT("URL", "IBMCLOUD_CS_API_ENDPOINT"),
  ACCOUNTS_ENDPOINT("", "IBMCLOUD_ACCOUNT_MANAGEMENT_API_ENDPOINT"),
  RESOURCE_CONTROLLER_ENDPOINT("", "IBMCLOUD_RESOURCE_MANAGEMENT_API_ENDPOINT"),
  VISIBILITY("VISIBILITY", "IBMCLOUD_VISIBILITY IC_VISIBILITY"),
  ACCOUNT("ACCOUNT_ID", "IBMCLOUD_ACCOUNT_ID IC_ACCOUNT_ID"),
  REGION("REGION", "IBMCLOUD_REGION IC_REGION BLUEMIX_REGION BM_REGION"),
  RESOURCE_GROUP(
      "RESOURCE_GROUP",
      "IBMCLOUD_RESOURCE_GROUP IC_RESOURCE_GROUP BLUEMIX_RESOURCE_GROUP BM_RESOURCE_GROUP"),
  TIMEOUT("TIMEOUT", "IBMCLOUD_TIMEOUT IC_TIMEOUT"),
  RETRIES("MAX_RETRIES", "IBMCLOUD_MAX_RETRIES IC_MAX_RETRIES");

  // Separated by blanks, because the fields of an enum must be immutable.
  private final String ofService;
  private final String ofAll;

  Setting(String ofService, String ofAll) {
    this.ofService = ofService;
    this.ofAll = ofAll;
  }

  /** Returns all names, with the prefix of a service before those of a service. */
  Stream<String> names(String prefix) {
    return Stream.concat(split(ofService).map(prefix::concat), ofAll());
  }

  Stream<String> ofAll() {
    return split(ofAll);
  }

  private static Stream<String> split(String names) {
    return Stream.of(names.split(" ", -1)).filter(name -> !name.isEmpty());
  }
}

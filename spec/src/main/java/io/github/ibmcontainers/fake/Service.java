package io.github.ibmcontainers.fake;

/** A service of the fake cloud. */
public enum Service {
  /** The identity service: tokens, keys, passcodes, sessions. */
  IAM,
  /** The account service, which lists accounts. */
  ACCOUNTS,
  /** The resource controller, which lists resource groups. */
  RESOURCE_CONTROLLER,
  /** The metadata service of a VPC instance. */
  METADATA,
  /** The container API. */
  CONTAINERS,
  /** The Kubernetes API server of a cluster. */
  KUBERNETES,
  /** The OAuth server of an OpenShift cluster. */
  OPENSHIFT_OAUTH,
  /** An unrelated host, which must not receive credentials. */
  UNRELATED_HOST
}

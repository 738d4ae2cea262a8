package io.github.ibmcontainers.fake;

/** The kind of credential in the {@code Authorization} header of a request. */
public enum CredentialKind {
  /** The request has no {@code Authorization} header. */
  NONE,
  /** HTTP Basic with an OAuth client of IAM: {@code bx:bx}, {@code kube:kube}, or an added one. */
  IAM_CLIENT,
  /** HTTP Basic with an API key or a passcode, for the OAuth server of an OpenShift cluster. */
  API_KEY,
  /** An IAM access token. */
  IAM_ACCESS_TOKEN,
  /** An IAM id token of client {@code kube}. */
  IAM_KUBE_ID_TOKEN,
  /** An access token of a cluster's OAuth server. */
  OPENSHIFT_TOKEN,
  /** Any other value. */
  UNKNOWN
}

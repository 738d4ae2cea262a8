package io.github.ibmcontainers.fake;

/** The kind of credential in the {@code Authorization} header of a request. */
public enum CredentialKind {
  /** No such header. */
  NONE,
  /** The public client pairs of IAM, {@code bx:bx} and {@code kube:kube}, or one that was added. */
  IAM_CLIENT,
  /** HTTP Basic with an API key or a passcode, as OpenShift's OAuth server accepts it. */
  API_KEY,
  /** An IAM access token. */
  IAM_ACCESS_TOKEN,
  /** An IAM id token of client {@code kube}. */
  IAM_KUBE_ID_TOKEN,
  /** A token of a cluster's OAuth server. */
  OPENSHIFT_TOKEN,
  /** Any other value. */
  UNKNOWN
}

/** The client of IBM Cloud Kubernetes Service and Red Hat OpenShift on IBM Cloud. */
module io.github.ibmcontainers {
  requires transitive io.github.ibmcontainers.generated;
  requires transitive okhttp3;
  requires transitive com.google.gson;
  requires static transitive org.jspecify;

  exports io.github.ibmcontainers;
  exports io.github.ibmcontainers.account;
  exports io.github.ibmcontainers.auth;
  exports io.github.ibmcontainers.cluster;
  exports io.github.ibmcontainers.error;
  exports io.github.ibmcontainers.kubernetes;
}

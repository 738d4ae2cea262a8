/** The client of IBM Cloud Kubernetes Service and Red Hat OpenShift on IBM Cloud. */
module io.github.ibmcontainers {
  requires transitive io.github.ibmcontainers.generated;
  requires transitive okhttp3;
  requires transitive com.google.gson;
  requires okhttp3.tls;
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports io.github.ibmcontainers;
  exports io.github.ibmcontainers.account;
  exports io.github.ibmcontainers.auth;
  exports io.github.ibmcontainers.check;
  exports io.github.ibmcontainers.cluster;
  exports io.github.ibmcontainers.cluster.catalog;
  exports io.github.ibmcontainers.cluster.ingress;
  exports io.github.ibmcontainers.cluster.maintenance;
  exports io.github.ibmcontainers.cluster.network;
  exports io.github.ibmcontainers.cluster.satellite;
  exports io.github.ibmcontainers.cluster.service;
  exports io.github.ibmcontainers.cluster.value;
  exports io.github.ibmcontainers.cluster.wait;
  exports io.github.ibmcontainers.cluster.worker;
  exports io.github.ibmcontainers.error;
  exports io.github.ibmcontainers.kubernetes;
  exports io.github.ibmcontainers.kubernetes.drain;
  exports io.github.ibmcontainers.kubernetes.kubeconfig;
  exports io.github.ibmcontainers.resourcegroup;
}

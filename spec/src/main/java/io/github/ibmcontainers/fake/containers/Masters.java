package io.github.ibmcontainers.fake.containers;

/** Where the masters of the clusters are. */
public interface Masters {
  /** The public URL of the API server. */
  String publicUrl(Cluster cluster);

  /** The URL of the API server in the private network. */
  String privateUrl(Cluster cluster);

  /** The URL of the API server at the VPC's gateway; empty text for what is in no VPC. */
  String vpeUrl(Cluster cluster);
}

package io.github.ibmcontainers.fake.containers;

/** The URLs of the clusters' API servers. */
public interface MasterUrls {
  /** Returns the public URL. */
  String publicUrl(Cluster cluster);

  /** Returns the URL in the private network. */
  String privateUrl(Cluster cluster);

  /** Returns the URL at the virtual private endpoint gateway of the VPC. */
  String vpeUrl(Cluster cluster);
}

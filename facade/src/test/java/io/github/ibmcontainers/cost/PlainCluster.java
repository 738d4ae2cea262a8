package io.github.ibmcontainers.cost;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a cluster in a list, as written by hand for reflective Gson. */
final class PlainCluster {
  @Nullable String id;
  @Nullable String name;
  @Nullable String region;
  @Nullable String location;
  @Nullable String datacenter;
  boolean multiAzCapable;
  @Nullable String resourceGroup;
  @Nullable String resourceGroupName;
  @Nullable String state;
  @Nullable String status;
  @Nullable String createdDate;
  int workerCount;
  boolean isPaid;
  @Nullable String masterKubeVersion;
  @Nullable String targetVersion;
  @Nullable String masterURL;
  @Nullable Ingress ingress;
  @Nullable String podSubnet;
  @Nullable String serviceSubnet;
  @Nullable String type;
  @Nullable String provider;
  @Nullable List<String> vpcs;

  /** The field of the same name. */
  static final class Ingress {
    @Nullable String hostname;
    @Nullable String secretName;
    @Nullable String status;
    @Nullable String message;
  }
}

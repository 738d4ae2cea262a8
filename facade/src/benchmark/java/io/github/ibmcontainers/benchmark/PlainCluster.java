package io.github.ibmcontainers.benchmark;

import java.util.List;

/** What one would write by hand for Gson's reflection: the fields of a cluster in a list. */
final class PlainCluster {
  String id;
  String name;
  String region;
  String location;
  String datacenter;
  boolean multiAzCapable;
  String resourceGroup;
  String resourceGroupName;
  String state;
  String status;
  String createdDate;
  int workerCount;
  boolean isPaid;
  String masterKubeVersion;
  String targetVersion;
  String masterURL;
  Ingress ingress;
  String podSubnet;
  String serviceSubnet;
  String type;
  String provider;
  List<String> vpcs;

  /** The part of the same name. */
  static final class Ingress {
    String hostname;
    String secretName;
    String status;
    String message;
  }
}

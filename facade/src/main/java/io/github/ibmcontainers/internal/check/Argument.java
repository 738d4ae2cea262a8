package io.github.ibmcontainers.internal.check;

import org.jspecify.annotations.Nullable;

/** Arguments that several methods take: their names in messages. */
public enum Argument {
  ACCOUNT("account's id"),
  ADD_ON("add-on's name"),
  ALB("ALB's id"),
  ATTACHMENT("attachment's id"),
  CONFIGURATION("configuration's name"),
  CRN("CRN"),
  DEDICATED_HOST("dedicated host's id"),
  DEDICATED_HOST_POOL("dedicated host pool's id"),
  FLAVOR("flavor"),
  HOST("host's id"),
  HOST_NAME("host name"),
  ID("id"),
  KMS_INSTANCE("KMS instance's id"),
  LOAD_BALANCER("load balancer's host name"),
  LOCATION("location's id or name"),
  LOG_SOURCE("log source"),
  NAME("name"),
  NAMESPACE("namespace"),
  OPERATING_SYSTEM("operating system"),
  POOL("pool's id or name"),
  ROOT_KEY("root key's id"),
  SECURITY_GROUP("security group's id"),
  SERVICE_INSTANCE("service instance's GUID"),
  STORAGE_OPTION("secondary storage option"),
  SUBDOMAIN("subdomain"),
  SUBNET("subnet's id"),
  UUID("UUID"),
  VERSION("version"),
  VLAN("VLAN's id"),
  VOLUME("volume's id"),
  VPC("VPC's id"),
  WORKER("worker's id"),
  ZONE("zone");

  private final String name;

  Argument(String name) {
    this.name = name;
  }

  /**
   * Returns the value without blanks around it.
   *
   * @throws IllegalArgumentException if it is null, empty, or blank
   */
  public String of(@Nullable String value) {
    return Check.text(name, value);
  }
}

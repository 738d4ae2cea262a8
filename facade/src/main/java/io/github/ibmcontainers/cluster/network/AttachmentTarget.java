package io.github.ibmcontainers.cluster.network;

import io.github.ibmcontainers.internal.check.Check;

/** What a virtual network interface is attached to: a bare-metal node, or a cluster. Immutable. */
public final class AttachmentTarget {
  private final String kind;
  private final String id;

  private AttachmentTarget(String kind, String id) {
    this.kind = kind;
    this.id = Check.text(kind + "'s id", id);
  }

  /** Returns a bare-metal worker node of a VPC cluster, by the worker's id. */
  public static AttachmentTarget node(String id) {
    return new AttachmentTarget("node", id);
  }

  /** Returns a cluster, by its id: the interface can move between its bare-metal nodes. */
  public static AttachmentTarget cluster(String id) {
    return new AttachmentTarget("cluster", id);
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  String kind() {
    return kind;
  }

  /** Returns kind and id. */
  @Override
  public String toString() {
    return kind + " " + id;
  }
}

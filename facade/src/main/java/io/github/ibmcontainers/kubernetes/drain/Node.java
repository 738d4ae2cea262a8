package io.github.ibmcontainers.kubernetes.drain;

import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.internal.json.JsonFields;
import java.util.List;
import java.util.Optional;

/**
 * A node of a cluster, as returned by the Kubernetes API.
 *
 * @param name the name: the worker node's private IP address, or a host name
 * @param workerId the id of the worker node, from the label {@code
 *     ibm-cloud.kubernetes.io/worker-id}
 * @param addresses the IP addresses and host names
 * @param schedulable whether new pods are scheduled to it
 * @param drained whether a resumable drain has marked it as unschedulable
 * @param ready whether its kubelet reports it as ready
 */
public record Node(
    String name,
    Optional<String> workerId,
    List<String> addresses,
    boolean schedulable,
    boolean drained,
    boolean ready) {
  /** The annotation of nodes that a resumable drain has marked as unschedulable. */
  static final String DRAINED = "io.github.ibmcontainers/drained";

  private static final String WORKER_ID = "ibm-cloud.kubernetes.io/worker-id";

  static Node of(JsonFields json) {
    JsonFields metadata = json.object("metadata");
    JsonFields status = json.object("status");
    return new Node(
        metadata.text("name").orElse(""),
        metadata.object("labels").text(WORKER_ID),
        status.elements("addresses").stream()
            .flatMap(address -> JsonFields.of(address).text("address").stream())
            .toList(),
        !json.object("spec").isTrue("unschedulable"),
        metadata.object("annotations").text(DRAINED).isPresent(),
        status.elements("conditions").stream()
            .map(JsonFields::of)
            .anyMatch(
                it ->
                    it.text("type").filter("Ready"::equals).isPresent()
                        && it.text("status").filter("True"::equals).isPresent()));
  }

  /** Returns whether this is the node of a worker node. */
  boolean is(NodeKey key) {
    return workerId
        .map(key.workerId()::equals)
        .orElseGet(
            () ->
                key.address()
                    .filter(address -> name.equals(address) || addresses.contains(address))
                    .isPresent());
  }
}

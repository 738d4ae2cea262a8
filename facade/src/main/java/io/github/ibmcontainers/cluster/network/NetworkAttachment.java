package io.github.ibmcontainers.cluster.network;

import io.github.ibmcontainers.internal.json.JsonFields;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A virtual network interface that is attached to a bare-metal node or a cluster.
 *
 * @param attachedTo the id of the node or cluster
 * @param interfaceId the id of the interface in the VPC
 * @param name the interface's name
 * @param primaryAddress the interface's primary IP address
 * @param macAddress the interface's MAC address
 * @param autoDelete whether the interface is deleted with the attachment, if the response tells
 * @param vlan the VLAN id; empty if the attachment has none
 * @param canFloat whether the interface can move between nodes, if the response tells
 */
public record NetworkAttachment(
    String attachedTo,
    String interfaceId,
    Optional<String> name,
    Optional<String> primaryAddress,
    Optional<String> macAddress,
    Optional<Boolean> autoDelete,
    OptionalLong vlan,
    Optional<Boolean> canFloat) {

  static NetworkAttachment of(JsonFields attachment) {
    JsonFields virtual = attachment.object("virtualNetworkInterface");
    Long vlan = attachment.number("vlanID");
    return new NetworkAttachment(
        attachment.object("attachedTo").text("id").orElse(""),
        virtual.text("externalID").orElse(""),
        virtual.text("name"),
        virtual.text("primaryIPAddress"),
        virtual.text("macAddress"),
        virtual.text("autoDelete").map(Boolean::valueOf),
        vlan == null ? OptionalLong.empty() : OptionalLong.of(vlan),
        attachment.text("canFloat").map(Boolean::valueOf));
  }
}

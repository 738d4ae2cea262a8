package io.github.ibmcontainers.cluster.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.json.JsonTree;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Virtual network interfaces of bare-metal nodes of VPC clusters, which the service offers by
 * GraphQL only. Changes are sent exactly once. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class VirtualNetworkInterfaces extends Group<VirtualNetworkInterfaces> {
  private static final int PAGE = 50;
  private static final int MAX_VLAN = 4094;

  private static final String ATTACH =
      """
      mutation($input: AddVirtualNetworkInterfaceToBareMetalNodeInput!) {
        addVirtualNetworkInterfaceToBareMetalNode(input: $input) {
          networkAttachment {
            attachedTo { id }
            virtualNetworkInterface { externalID name primaryIPAddress macAddress }
            ... on BareMetalNetworkAttachmentByVLAN { vlanID }
          }
        }
      }
      """;

  private static final String DETACH =
      """
      mutation($input: RemoveVirtualNetworkInterfaceFromNodeInput!) {
        removeVirtualNetworkInterfaceFromNode(input: $input) {
          virtualNetworkInterface { externalID name }
        }
      }
      """;

  private static final String ATTACHMENTS =
      """
      networkAttachments(after: $after, first: $first) {
            pageInfo { hasNextPage endCursor }
            edges { node {
              attachedTo { id }
              virtualNetworkInterface { externalID name autoDelete macAddress primaryIPAddress }
              ... on BareMetalNetworkAttachmentByVLAN { vlanID canFloat }
            } }
          }
      """;

  private static final String LIST =
      """
      query($id: ID!, $after: String, $first: Int) {
        node(id: $id) {
          __typename
          ... on KubernetesCluster { %1$s }
          ... on VPCBareMetalKubernetesNode { %1$s }
        }
      }
      """
          .formatted(ATTACHMENTS);

  private final ClusterContext context;

  /** Called by the client. */
  public VirtualNetworkInterfaces(GroupContext context) {
    super(context, VirtualNetworkInterfaces::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * Attaches an interface ({@code addVirtualNetworkInterfaceToBareMetalNode}). The request is sent
   * exactly once.
   *
   * @param interfaceId the id of the interface in the VPC
   * @param vlan the VLAN id, from 1 to 4094
   * @param autoDelete whether the interface is deleted with the attachment
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public NetworkAttachment attach(
      AttachmentTarget target, String interfaceId, int vlan, boolean autoDelete) {
    Check.that(vlan >= 1 && vlan <= MAX_VLAN, "The VLAN id must be from 1 to 4094, not %s", vlan);
    JsonObject input = input(target, interfaceId, autoDelete);
    input.addProperty("vlanID", vlan);
    return Creation.once(
        context,
        "attachment",
        "of virtual network interface " + interfaceId,
        in ->
            NetworkAttachment.of(
                in.graphQl(
                        "addVirtualNetworkInterfaceToBareMetalNode",
                        ATTACH,
                        JsonTree.object("input", input))
                    .object("networkAttachment")));
  }

  /** Lists the attachments of a node or cluster, all pages of them. */
  public List<NetworkAttachment> list(AttachmentTarget target) {
    ClusterContext timed = context.timed();
    List<NetworkAttachment> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<String> after = Optional.empty();
    do {
      JsonObject variables =
          JsonTree.object("id", target.id(), "first", PAGE, "after", after.orElse(null));
      JsonFields page = timed.graphQl("node", LIST, variables).object("networkAttachments");
      for (JsonElement edge : page.elements("edges")) {
        found.add(NetworkAttachment.of(JsonFields.of(edge).object("node")));
      }
      JsonFields info = page.object("pageInfo");
      after = info.isTrue("hasNextPage") ? Optional.of(next(info, seen)) : Optional.empty();
    } while (after.isPresent());
    return List.copyOf(found);
  }

  /** Returns the cursor of the next page, which must not be that of a page already read. */
  private static String next(JsonFields info, Set<String> seen) {
    return info.text("endCursor")
        .filter(seen::add)
        .orElseThrow(
            () ->
                new InvalidResponseException(
                    "node returned a page with hasNextPage but without a new endCursor",
                    200,
                    "node",
                    Optional.empty(),
                    null));
  }

  /**
   * Detaches an interface ({@code removeVirtualNetworkInterfaceFromNode}).
   *
   * @param interfaceId the id of the interface in the VPC
   * @param autoDelete whether the interface is deleted
   */
  public void detach(AttachmentTarget target, String interfaceId, boolean autoDelete) {
    JsonObject variables = JsonTree.object("input", input(target, interfaceId, autoDelete));
    context.graphQl("removeVirtualNetworkInterfaceFromNode", DETACH, variables);
  }

  private static JsonObject input(AttachmentTarget target, String interfaceId, boolean autoDelete) {
    String checked = Check.text("virtual network interface's id", interfaceId);
    return JsonTree.object(
        "virtualNetworkInterfaceID", checked, target.kind(), target.id(), "autoDelete", autoDelete);
  }
}

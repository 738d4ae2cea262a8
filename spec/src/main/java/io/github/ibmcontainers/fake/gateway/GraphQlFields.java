package io.github.ibmcontainers.fake.gateway;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.containers.WorkerLookup;
import io.github.ibmcontainers.fake.gateway.GraphQl.GraphQlException;
import io.github.ibmcontainers.fake.store.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the fields at the root of the GraphQL schema. */
final class GraphQlFields {
  private static final String KIND = "network attachment";
  private static final int DEFAULT_PAGE_SIZE = 50;

  private final Inventory inventory;
  private final WorkerLookup nodes;

  GraphQlFields(Inventory inventory) {
    this.inventory = inventory;
    this.nodes = new WorkerLookup(inventory);
  }

  /** Returns the arguments of a field, with the variables of the request filled in. */
  @FunctionalInterface
  interface Arguments {
    JsonObject of(GraphQlQuery.Field field);
  }

  JsonElement resolve(String type, GraphQlQuery.Field field, Arguments arguments, String account) {
    String path = type + " " + field.name();
    return switch (path) {
      case "mutation reinitializeKubernetesNode" -> reload(input(arguments.of(field)), account);
      case "mutation addVirtualNetworkInterfaceToBareMetalNode" ->
          attach(input(arguments.of(field)), account);
      case "mutation removeVirtualNetworkInterfaceFromNode" ->
          detach(input(arguments.of(field)), account);
      case "query __typename" -> new JsonPrimitive("Query");
      case "mutation __typename" -> new JsonPrimitive("Mutation");
      case "query node" -> node(text(arguments.of(field), "id"), account, field, arguments);
      default ->
          throw new GraphQlException(
              "GRAPHQL_VALIDATION_FAILED",
              "Cannot query field \"" + field.name() + "\" on the type of a " + type + ".");
    };
  }

  private static JsonObject input(JsonObject arguments) {
    JsonElement input = arguments.get("input");
    if (input == null || !input.isJsonObject()) {
      throw new GraphQlException("BAD_USER_INPUT", "The argument input is missing.");
    }
    return input.getAsJsonObject();
  }

  private static String text(JsonObject object, String field) {
    return optional(object, field)
        .orElseThrow(
            () -> new GraphQlException("BAD_USER_INPUT", "The field " + field + " is missing."));
  }

  private static Optional<String> optional(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value != null && value.isJsonPrimitive() && !value.getAsString().isEmpty()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static GraphQlException notFound(String what) {
    return new GraphQlException("NOT_FOUND", "The " + what + " could not be found.");
  }

  private JsonElement reload(JsonObject input, String account) {
    WorkerLookup.Node node =
        nodes.find(account, text(input, "id")).orElseThrow(() -> notFound("node"));
    if (!nodes.reload(node)) {
      throw new GraphQlException("BAD_USER_INPUT", "Nodes of this kind can't be reinitialized.");
    }
    return singleton("node", reference("KubernetesNode", node.id()));
  }

  private static JsonObject reference(String type, String id) {
    JsonObject reference = new JsonObject();
    reference.addProperty("__typename", type);
    reference.addProperty("id", id);
    return reference;
  }

  private static JsonObject singleton(String name, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }

  private Map<String, JsonObject> attachments(Cluster cluster) {
    return inventory.store().of(cluster.id(), KIND);
  }

  private JsonElement attach(JsonObject input, String account) {
    String id = text(input, "virtualNetworkInterfaceID");
    int vlan =
        Integer.parseInt(
            optional(input, "vlanID").filter(v -> v.matches("[0-9]{1,4}")).orElse("0"));
    if (vlan < 1 || vlan > 4094) {
      throw new GraphQlException("BAD_USER_INPUT", "The vlanID must be from 1 to 4094.");
    }
    Target target = target(input, account);
    if (attachments(target.cluster()).containsKey(id)) {
      throw new GraphQlException("CONFLICT", "The virtual network interface is already attached.");
    }
    JsonObject attachment = attachment(id, vlan, target, input);
    attachments(target.cluster()).put(id, attachment);
    return singleton("networkAttachment", attachment);
  }

  private record Target(Cluster cluster, Optional<String> node) {}

  /** Returns the bare metal node or the cluster that the input names. */
  private Target target(JsonObject input, String account) {
    Optional<String> node = optional(input, "node");
    if (node.isPresent()) {
      WorkerLookup.Node found = nodes.find(account, node.get()).orElseThrow(() -> notFound("node"));
      if (!found.bareMetal()) {
        throw new GraphQlException(
            "BAD_USER_INPUT", "The node is not a bare metal node of a VPC cluster.");
      }
      return new Target(found.cluster(), node);
    }
    return new Target(
        nodes.cluster(account, text(input, "cluster")).orElseThrow(() -> notFound("cluster")),
        Optional.empty());
  }

  private JsonObject attachment(String id, int vlan, Target target, JsonObject input) {
    int number = attachments(target.cluster()).size() + 4;
    JsonObject networkInterface = new JsonObject();
    networkInterface.addProperty("externalID", id);
    networkInterface.addProperty("name", "vni-" + Ids.hex(id).substring(0, 8));
    networkInterface.addProperty("primaryIPAddress", "10.0.16." + number % 250);
    networkInterface.addProperty(
        "macAddress", "02:00:" + Ids.hex(id).substring(0, 8).replaceAll("..(?!$)", "$0:"));
    networkInterface.addProperty(
        "autoDelete", optional(input, "autoDelete").filter("true"::equals).isPresent());
    JsonObject attachment = new JsonObject();
    attachment.addProperty("__typename", "BareMetalNetworkAttachmentByVLAN");
    attachment.add(
        "attachedTo",
        target
            .node()
            .map(n -> reference("VPCBareMetalKubernetesNode", n))
            .orElseGet(() -> reference("KubernetesCluster", target.cluster().id())));
    attachment.add("virtualNetworkInterface", networkInterface);
    attachment.addProperty("vlanID", vlan);
    attachment.addProperty("canFloat", target.node().isEmpty());
    return attachment;
  }

  private JsonElement detach(JsonObject input, String account) {
    Target target = target(input, account);
    JsonObject removed =
        attachments(target.cluster()).remove(text(input, "virtualNetworkInterfaceID"));
    if (removed == null) {
      throw notFound("virtual network interface");
    }
    JsonObject answer = new JsonObject();
    answer.add("cluster", reference("KubernetesCluster", target.cluster().id()));
    answer.add(
        "node",
        target
            .node()
            .<JsonElement>map(n -> reference("VPCBareMetalKubernetesNode", n))
            .orElse(JsonNull.INSTANCE));
    answer.add("virtualNetworkInterface", removed.get("virtualNetworkInterface"));
    return answer;
  }

  private JsonElement node(
      String id, String account, GraphQlQuery.Field field, Arguments arguments) {
    Optional<Cluster> cluster = nodes.cluster(account, id);
    if (cluster.isPresent()) {
      List<JsonObject> all = List.copyOf(attachments(cluster.get()).values());
      return withPage(reference("KubernetesCluster", cluster.get().id()), all, field, arguments);
    }
    WorkerLookup.Node node = nodes.find(account, id).orElseThrow(() -> notFound("node"));
    List<JsonObject> attached =
        attachments(node.cluster()).values().stream()
            .filter(a -> a.getAsJsonObject("attachedTo").get("id").getAsString().equals(id))
            .toList();
    String type = node.bareMetal() ? "VPCBareMetalKubernetesNode" : "KubernetesNode";
    return withPage(reference(type, id), attached, field, arguments);
  }

  private static JsonObject withPage(
      JsonObject object, List<JsonObject> all, GraphQlQuery.Field field, Arguments arguments) {
    JsonObject paging =
        find(field, "networkAttachments").map(arguments::of).orElseGet(JsonObject::new);
    int from = optional(paging, "after").map(GraphQlFields::position).map(n -> n + 1).orElse(0);
    int size =
        optional(paging, "first")
            .filter(n -> n.matches("[0-9]{1,4}"))
            .map(Integer::parseInt)
            .orElse(DEFAULT_PAGE_SIZE);
    List<JsonObject> page = all.stream().skip(from).limit(size).toList();
    JsonArray edges = new JsonArray();
    for (int i = 0; i < page.size(); i++) {
      JsonObject edge = singleton("node", page.get(i));
      edge.addProperty("cursor", cursor(from + i));
      edges.add(edge);
    }
    JsonObject info = new JsonObject();
    info.addProperty("hasNextPage", from + page.size() < all.size());
    info.addProperty("endCursor", page.isEmpty() ? "" : cursor(from + page.size() - 1));
    JsonObject connection = singleton("edges", edges);
    connection.add("pageInfo", info);
    object.add("networkAttachments", connection);
    return object;
  }

  private static Optional<GraphQlQuery.Field> find(GraphQlQuery.Field field, String name) {
    for (GraphQlQuery.Field child : field.fields()) {
      if (child.name().equals(name)) {
        return Optional.of(child);
      }
      if (child.onType().isPresent()) {
        Optional<GraphQlQuery.Field> found = find(child, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String cursor(int index) {
    return Base64.getEncoder().encodeToString(("at " + index).getBytes(StandardCharsets.US_ASCII));
  }

  private static int position(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.US_ASCII);
      return Integer.parseInt(text.substring("at ".length()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new GraphQlException("BAD_USER_INPUT", "The cursor is not valid.");
    }
  }
}

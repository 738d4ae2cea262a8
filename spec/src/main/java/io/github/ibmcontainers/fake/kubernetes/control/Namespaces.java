package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.CONFIG_MAPS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NAMESPACES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.SERVICE_ACCOUNTS;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;

/** Controller of namespaces: creates their default objects, and empties terminating ones. */
final class Namespaces {
  private final ObjectStore store;
  private final List<ResourceType> types;
  private final String ca;

  Namespaces(ObjectStore store, List<ResourceType> types, String ca) {
    this.store = store;
    this.types = types.stream().filter(ResourceType::namespaced).toList();
    this.ca = ca;
  }

  static JsonObject namespace(String name) {
    JsonObject namespace = new JsonObject();
    JsonObject metadata = KubeJson.metadata(namespace);
    metadata.addProperty("name", name);
    KubeJson.child(metadata, "labels").addProperty("kubernetes.io/metadata.name", name);
    KubeJson.child(namespace, "spec").add("finalizers", KubeJson.array(List.of("kubernetes")));
    KubeJson.child(namespace, "status").addProperty("phase", "Active");
    return namespace;
  }

  /** Starts the deletion of a namespace. */
  JsonObject terminate(JsonObject namespace) {
    if (Pods.terminating(namespace)) {
      return namespace;
    }
    JsonObject changed = namespace.deepCopy();
    KubeJson.metadata(changed).addProperty("deletionTimestamp", store.now());
    KubeJson.child(changed, "status").addProperty("phase", "Terminating");
    return store.update(NAMESPACES, changed);
  }

  void sync(ClusterState state) {
    for (JsonObject namespace : store.all(NAMESPACES)) {
      if (Pods.terminating(namespace)) {
        empty(namespace, state);
      } else {
        addDefaults(KubeJson.name(namespace));
      }
    }
  }

  private void empty(JsonObject namespace, ClusterState state) {
    String name = KubeJson.name(namespace);
    boolean remaining = false;
    for (ResourceType type : types) {
      store.list(type, name).forEach(object -> state.delete(type, object, 0));
      remaining |= !store.list(type, name).isEmpty();
    }
    if (!remaining) {
      store.remove(NAMESPACES, namespace);
    }
  }

  private void addDefaults(String namespace) {
    if (store.get(SERVICE_ACCOUNTS, namespace, "default").isEmpty()) {
      store.create(SERVICE_ACCOUNTS, in(namespace, "default"));
    }
    if (store.get(CONFIG_MAPS, namespace, "kube-root-ca.crt").isEmpty()) {
      JsonObject map = in(namespace, "kube-root-ca.crt");
      KubeJson.child(map, "data").addProperty("ca.crt", ca);
      store.create(CONFIG_MAPS, map);
    }
  }

  private static JsonObject in(String namespace, String name) {
    JsonObject object = new JsonObject();
    JsonObject metadata = KubeJson.metadata(object);
    metadata.addProperty("name", name);
    metadata.addProperty("namespace", namespace);
    return object;
  }
}

package io.github.ibmcontainers.fake.kubernetes.control;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes objects whose owners no longer exist. */
final class GarbageCollector {
  private final ObjectStore store;
  private final List<ResourceType> types;
  private long lastVersion = -1;

  GarbageCollector(ObjectStore store, List<ResourceType> types) {
    this.store = store;
    this.types = types.stream().filter(type -> type.storedAs().isEmpty()).toList();
  }

  void sync(ClusterState state) {
    if (store.version() == lastVersion) {
      return;
    }
    lastVersion = store.version();
    Set<String> uids = new HashSet<>();
    types.forEach(type -> store.all(type).forEach(object -> uids.add(KubeJson.uid(object))));
    for (ResourceType type : types) {
      for (JsonObject object : store.all(type)) {
        List<JsonObject> owners = KubeJson.list(object, "metadata", "ownerReferences");
        boolean orphan =
            !owners.isEmpty()
                && !Pods.terminating(object)
                && owners.stream().noneMatch(o -> uids.contains(KubeJson.text(o, "uid")));
        if (orphan) {
          state.delete(type, object, 30);
        }
      }
    }
  }

  /** Removes the owner references to an object. */
  void orphan(JsonObject owner) {
    String uid = KubeJson.uid(owner);
    for (ResourceType type : types) {
      for (JsonObject object : store.all(type)) {
        List<JsonObject> owners = KubeJson.list(object, "metadata", "ownerReferences");
        List<JsonObject> others =
            owners.stream().filter(o -> !KubeJson.text(o, "uid").equals(uid)).toList();
        if (others.size() < owners.size()) {
          JsonObject changed = object.deepCopy();
          KubeJson.metadata(changed)
              .add("ownerReferences", KubeJson.arrayOf(others.toArray(new JsonObject[0])));
          store.update(type, changed);
        }
      }
    }
  }
}

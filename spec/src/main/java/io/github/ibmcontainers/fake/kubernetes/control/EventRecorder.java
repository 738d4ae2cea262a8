package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.EVENTS;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;

/** Records events of the controllers. */
final class EventRecorder {
  private final ObjectStore store;
  private long count;

  EventRecorder(ObjectStore store) {
    this.store = store;
  }

  void record(ResourceType type, JsonObject object, String reason, String message) {
    String namespace = type.namespaced() ? KubeJson.namespace(object) : "default";
    JsonObject event = new JsonObject();
    JsonObject metadata = KubeJson.metadata(event);
    metadata.addProperty(
        "name", KubeJson.name(object) + "." + String.format("%016x", 0x17e0_0000_0000L + ++count));
    metadata.addProperty("namespace", namespace);
    JsonObject involved = KubeJson.object(type.apiVersion(), type.kind());
    involved.addProperty("name", KubeJson.name(object));
    involved.addProperty("uid", KubeJson.uid(object));
    if (type.namespaced()) {
      involved.addProperty("namespace", namespace);
    }
    event.add("involvedObject", involved);
    event.addProperty("reason", reason);
    event.addProperty("message", message);
    event.addProperty("type", reason.startsWith("Failed") ? "Warning" : "Normal");
    event.addProperty("count", 1);
    event.addProperty("firstTimestamp", store.now());
    event.addProperty("lastTimestamp", store.now());
    KubeJson.child(event, "source").addProperty("component", "fake-control-plane");
    store.create(EVENTS, event);
  }
}

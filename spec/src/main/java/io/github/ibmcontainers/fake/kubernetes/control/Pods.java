package io.github.ibmcontainers.fake.kubernetes.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.security.SecureRandom;
import java.util.Optional;

/** Reads and creates pods for the controllers. */
final class Pods {
  private static final String CHARACTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Pods() {}

  static String node(JsonObject pod) {
    return KubeJson.text(pod, "spec", "nodeName");
  }

  static String phase(JsonObject pod) {
    return KubeJson.text(pod, "status", "phase");
  }

  static boolean finished(JsonObject pod) {
    return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
  }

  static boolean terminating(JsonObject pod) {
    return KubeJson.at(pod, "metadata", "deletionTimestamp").isPresent();
  }

  /** Returns whether a disruption budget counts the pod as healthy: ready and not terminating. */
  static boolean healthy(JsonObject pod) {
    return KubeJson.hasCondition(pod, "Ready") && !terminating(pod);
  }

  /** Returns the owner reference to an object's controller. */
  static Optional<JsonObject> controller(JsonObject object) {
    return KubeJson.list(object, "metadata", "ownerReferences").stream()
        .filter(reference -> KubeJson.flag(reference, "controller"))
        .findFirst();
  }

  static String controllerUid(JsonObject object) {
    return controller(object).map(reference -> KubeJson.text(reference, "uid")).orElse("");
  }

  /** Returns a new pod from the template of a controller. */
  static JsonObject fromTemplate(ResourceType type, JsonObject owner, String name) {
    JsonObject template = KubeJson.map(owner, "spec", "template");
    JsonObject pod = new JsonObject();
    JsonObject metadata = KubeJson.metadata(pod);
    metadata.addProperty("name", name);
    metadata.addProperty("namespace", KubeJson.namespace(owner));
    metadata.add("labels", KubeJson.map(template, "metadata", "labels").deepCopy());
    metadata.add("annotations", KubeJson.map(template, "metadata", "annotations").deepCopy());
    metadata.add("ownerReferences", owners(type, owner));
    pod.add("spec", KubeJson.map(template, "spec").deepCopy());
    return pod;
  }

  static JsonArray owners(ResourceType type, JsonObject owner) {
    JsonObject reference = KubeJson.object(type.apiVersion(), type.kind());
    reference.addProperty("name", KubeJson.name(owner));
    reference.addProperty("uid", KubeJson.uid(owner));
    reference.addProperty("controller", true);
    reference.addProperty("blockOwnerDeletion", true);
    return KubeJson.arrayOf(reference);
  }

  /** Returns a random suffix for generated names, of characters that form no words. */
  static String suffix() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}

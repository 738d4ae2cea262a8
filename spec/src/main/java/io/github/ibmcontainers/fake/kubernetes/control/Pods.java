package io.github.ibmcontainers.fake.kubernetes.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.security.SecureRandom;
import java.util.Optional;

/** What the controllers ask of pods, and how they make them. */
final class Pods {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
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

  /** Whether a budget counts it: it is ready and stays. */
  static boolean healthy(JsonObject pod) {
    return NodeObjects.hasCondition(pod, "Ready") && !terminating(pod);
  }

  /** The reference to the controller that an object belongs to. */
  static Optional<JsonObject> controller(JsonObject object) {
    return KubeJson.list(object, "metadata", "ownerReferences").stream()
        .filter(reference -> KubeJson.flag(reference, "controller"))
        .findFirst();
  }

  static String controllerUid(JsonObject object) {
    return controller(object).map(reference -> KubeJson.text(reference, "uid")).orElse("");
  }

  /** An object that a controller makes by its template. */
  static JsonObject fromTemplate(ResourceType type, JsonObject owner, String name) {
    JsonObject template = KubeJson.map(owner, "spec", "template");
    JsonObject made = new JsonObject();
    JsonObject metadata = KubeJson.metadata(made);
    metadata.addProperty("name", name);
    metadata.addProperty("namespace", KubeJson.namespace(owner));
    metadata.add("labels", KubeJson.map(template, "metadata", "labels").deepCopy());
    metadata.add("annotations", KubeJson.map(template, "metadata", "annotations").deepCopy());
    metadata.add("ownerReferences", owners(type, owner));
    made.add("spec", KubeJson.map(template, "spec").deepCopy());
    return made;
  }

  static JsonArray owners(ResourceType type, JsonObject owner) {
    JsonObject reference = KubeJson.object(type.apiVersion(), type.kind());
    reference.addProperty("name", KubeJson.name(owner));
    reference.addProperty("uid", KubeJson.uid(owner));
    reference.addProperty("controller", true);
    reference.addProperty("blockOwnerDeletion", true);
    return KubeJson.arrayOf(reference);
  }

  /** What makes a generated name unique: letters that spell no words. */
  static String suffix() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}

package io.github.ibmcontainers.kubernetes.drain;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.internal.json.JsonFields;
import java.util.List;

/**
 * A pod on a node, as far as a drain is concerned.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its id, which a pod of the same name elsewhere doesn't have
 * @param mirror whether it mirrors a static pod, which no API server can remove
 * @param daemon whether a daemon set owns it, which would start it again on the same node
 * @param finished whether its containers have ended
 * @param controlled whether something owns it that starts another one
 * @param localData whether it has an {@code emptyDir} volume
 * @param ending whether it was deleted and is about to end
 */
record Pod(
    String namespace,
    String name,
    String uid,
    boolean mirror,
    boolean daemon,
    boolean finished,
    boolean controlled,
    boolean localData,
    boolean ending) {
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final List<String> FINISHED = List.of("Succeeded", "Failed");

  static Pod of(JsonFields json) {
    JsonFields metadata = json.object("metadata");
    List<JsonElement> owners = metadata.elements("ownerReferences");
    return new Pod(
        metadata.text("namespace").orElse("default"),
        metadata.text("name").orElse(""),
        metadata.text("uid").orElse(""),
        metadata.object("annotations").toJsonObject().has(MIRROR),
        owners.stream()
            .anyMatch(it -> JsonFields.of(it).text("kind").filter("DaemonSet"::equals).isPresent()),
        json.object("status").text("phase").filter(FINISHED::contains).isPresent(),
        owners.stream().anyMatch(it -> JsonFields.of(it).isTrue("controller")),
        json.object("spec").elements("volumes").stream()
            .anyMatch(it -> JsonFields.of(it).hasObject("emptyDir")),
        metadata.text("deletionTimestamp").isPresent());
  }

  /** Returns whether a drain has to wait for its end. */
  boolean isConcerned() {
    return !mirror && !daemon && !finished;
  }

  /** Returns namespace and name. */
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}

package io.github.ibmcontainers.kubernetes.drain;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.internal.json.JsonFields;
import java.util.List;

/**
 * The properties of a pod that are relevant to a drain.
 *
 * @param namespace the namespace
 * @param name the name
 * @param uid the unique id, which differs from that of other pods with the same name
 * @param mirror whether it mirrors a static pod, which the API server can't remove
 * @param daemon whether it belongs to a daemon set, which would restart it on the same node
 * @param finished whether its containers have terminated
 * @param controlled whether it has a controller that would restart it
 * @param localData whether it has an {@code emptyDir} volume
 * @param ending whether it was deleted and is being terminated
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

  /** Returns whether a drain must wait for its termination. */
  boolean isConcerned() {
    return !mirror && !daemon && !finished;
  }

  /** Returns the namespace and name. */
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}

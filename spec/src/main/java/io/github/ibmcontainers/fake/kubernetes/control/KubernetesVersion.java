package io.github.ibmcontainers.fake.kubernetes.control;

import com.google.gson.JsonObject;

/**
 * A version of Kubernetes.
 *
 * @param minor its minor version
 * @param patch its patch
 * @param suffix what its builder adds to it
 */
public record KubernetesVersion(int minor, String patch, String suffix) {

  /** OpenShift 4.x runs Kubernetes 1.(x+13). */
  private static final int OPENSHIFT_OFFSET = 13;

  /**
   * The version of Kubernetes in a version of a cluster.
   *
   * @param openShift whether it is OpenShift's
   * @param version the version as the container API has it, with a build or without
   */
  public static KubernetesVersion of(boolean openShift, String version) {
    String[] parts = version.split("_", 2)[0].split("\\.", -1);
    int second = Integer.parseInt(parts[1]);
    return new KubernetesVersion(
        openShift ? second + OPENSHIFT_OFFSET : second,
        parts.length > 2 ? parts[2] : "0",
        openShift ? "" : "+IKS");
  }

  /** As {@code gitVersion} and {@code kubeletVersion} have it. */
  public String text() {
    return "v1." + minor + "." + patch + suffix;
  }

  /** The answer of {@code /version}. */
  public JsonObject document() {
    JsonObject version = new JsonObject();
    version.addProperty("major", "1");
    version.addProperty("minor", Integer.toString(minor));
    version.addProperty("gitVersion", text());
    version.addProperty("gitCommit", "c35166bd86eaa91d17af1c08289ffeab3e71e11e");
    version.addProperty("gitTreeState", "clean");
    version.addProperty("buildDate", "2026-01-02T03:04:05Z");
    version.addProperty("goVersion", "go1.22.8");
    version.addProperty("compiler", "gc");
    version.addProperty("platform", "linux/amd64");
    return version;
  }
}

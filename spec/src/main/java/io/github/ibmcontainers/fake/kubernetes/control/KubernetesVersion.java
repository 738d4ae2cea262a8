package io.github.ibmcontainers.fake.kubernetes.control;

import com.google.gson.JsonObject;

/**
 * A version of Kubernetes.
 *
 * @param minor its minor version
 * @param patch its patch version
 * @param suffix the suffix that the vendor adds
 */
public record KubernetesVersion(int minor, String patch, String suffix) {

  /** OpenShift 4.x runs Kubernetes 1.(x+13). */
  private static final int OPENSHIFT_OFFSET = 13;

  /**
   * Returns the version of Kubernetes of a cluster version.
   *
   * @param openShift whether the version is one of OpenShift
   * @param version the version in the container API, with or without the build
   */
  public static KubernetesVersion of(boolean openShift, String version) {
    String[] parts = version.split("_", 2)[0].split("\\.", -1);
    int minor = Integer.parseInt(parts[1]);
    return new KubernetesVersion(
        openShift ? minor + OPENSHIFT_OFFSET : minor,
        parts.length > 2 ? parts[2] : "0",
        openShift ? "" : "+IKS");
  }

  /** Returns the version in the format of {@code gitVersion} and {@code kubeletVersion}. */
  public String text() {
    return "v1." + minor + "." + patch + suffix;
  }

  /** Returns the response of {@code /version}. */
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

package io.github.ibmcontainers.cluster.value;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform that runs on a cluster. */
public enum Platform {
  /** IBM Cloud Kubernetes Service. */
  KUBERNETES,
  /** Red Hat OpenShift on IBM Cloud. */
  OPENSHIFT;

  /** Returns the platform with the given name, if there is one. */
  public static Optional<Platform> parse(@Nullable String text) {
    return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
      case "kubernetes" -> Optional.of(KUBERNETES);
      case "openshift" -> Optional.of(OPENSHIFT);
      default -> Optional.empty();
    };
  }

  /** Returns the API's name: {@code kubernetes} or {@code openshift}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

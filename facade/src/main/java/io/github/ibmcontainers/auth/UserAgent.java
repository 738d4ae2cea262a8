package io.github.ibmcontainers.auth;

/** Who calls, where the caller of the builder does not say. */
final class UserAgent {
  private UserAgent() {}

  /** Names library, version, Java and operating system. */
  static String standard() {
    String version = UserAgent.class.getPackage().getImplementationVersion();
    return String.format(
            "ibm-containers/%s (Java %s; %s %s)",
            version == null ? "dev" : version,
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"))
        .replaceAll("[^\\x20-\\x7E]", "?");
  }
}

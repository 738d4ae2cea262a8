package io.github.ibmcontainers.benchmark;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.value.Provider;
import okhttp3.HttpUrl;

/** A JVM's only command: log in by API key and list the clusters of VPCs. */
public final class FirstList {
  private FirstList() {}

  /**
   * @param arguments who lists, {@code facade} or {@code sdk-core}, and the server's URL
   */
  public static void main(String[] arguments) {
    String url = arguments[1];
    int found;
    if (arguments[0].equals("facade")) {
      HttpUrl base = HttpUrl.get(url + "/global");
      try (ContainersClient client =
          ContainersClient.builder()
              .credential(Credential.apiKey("key"))
              .endpoints(Endpoints.of(HttpUrl.get(url + "/"), base, base))
              .build()) {
        found = client.clusters().list(Provider.VPC).size();
      }
    } else {
      found = new SdkCore(url, "key").list().size();
    }
    if (found != 500) {
      throw new IllegalStateException("found " + found);
    }
    // What is idle in either client does not count.
    Runtime.getRuntime().exit(0);
  }
}

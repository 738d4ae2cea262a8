package io.github.ibmcontainers.internal.config;

import io.github.ibmcontainers.Endpoints;
import java.util.Optional;

/** Over which network the services are reached. */
enum Visibility {
  PUBLIC,
  PRIVATE,
  VPE;

  static Visibility of(Source.Value value) {
    return switch (value.text()) {
      // What prefers the private network and falls back to the public one is served by the latter.
      case "public", "public-and-private" -> PUBLIC;
      case "private" -> PRIVATE;
      case "vpe" -> VPE;
      default ->
          throw value.wrong(
              "is \"" + value.text() + "\"; it can be public, private, vpe or public-and-private");
    };
  }

  /**
   * The endpoints.
   *
   * @throws IllegalArgumentException if the region is missing where it is needed, or has no such
   *     endpoint
   */
  Endpoints endpoints(Optional<String> region) {
    if (this == PUBLIC) {
      return Endpoints.publicNetwork();
    }
    String name =
        region.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The "
                        + (this == VPE ? "VPE gateway" : "private network")
                        + " is chosen, which needs a region: set IC_REGION"));
    return this == VPE ? Endpoints.privateGateway(name) : Endpoints.privateNetwork(name);
  }
}

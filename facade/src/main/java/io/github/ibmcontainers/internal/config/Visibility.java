package io.github.ibmcontainers.internal.config;

import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.internal.text.Excerpt;
import java.util.Optional;

/** The network through which the services are reached. */
enum Visibility {
  PUBLIC,
  PRIVATE,
  VPE;

  static Visibility of(Source.Value value) {
    return switch (value.text()) {
      // Prefers the private network and falls back to the public one, which always works.
      case "public", "public-and-private" -> PUBLIC;
      case "private" -> PRIVATE;
      case "vpe" -> VPE;
      default ->
          throw value.wrong(
              "is \""
                  + Excerpt.of(value.text())
                  + "\"; allowed values: public, private, vpe, public-and-private");
    };
  }

  /**
   * Returns the endpoints.
   *
   * @throws IllegalArgumentException if the region is required and missing, or has no such endpoint
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
                        + " requires a region: set IC_REGION"));
    return this == VPE ? Endpoints.privateGateway(name) : Endpoints.privateNetwork(name);
  }
}

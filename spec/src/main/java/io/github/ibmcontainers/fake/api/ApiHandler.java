package io.github.ibmcontainers.fake.api;

import io.github.ibmcontainers.fake.http.Reply;

/** Executes one operation. */
@FunctionalInterface
public interface ApiHandler {
  /** Executes the operation and returns the response. */
  Reply handle(ApiCall call);
}

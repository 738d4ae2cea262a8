package io.github.ibmcontainers.fake.api;

import io.github.ibmcontainers.fake.http.Reply;

/** Does one operation. */
@FunctionalInterface
public interface ApiHandler {
  /** Does it and answers. */
  Reply handle(ApiCall call);
}
